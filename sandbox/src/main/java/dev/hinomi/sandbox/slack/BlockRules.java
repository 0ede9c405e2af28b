package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Block Kit's documented limits; lengths count Unicode code points. Source: docs.slack.dev/reference/block-kit/blocks. Not
 * thread-safe.
 */
final class BlockRules {

    static final String SOURCE = "docs.slack.dev/reference/block-kit/blocks";

    private static final int MAX_BLOCKS = 50;
    private static final int MAX_SECTION = 3_000;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_FIELD = 2_000;
    private static final int MAX_HEADER = 150;
    private static final int MAX_CONTEXT = 10;
    private static final int MAX_ACTIONS = 25;
    private static final int MAX_BUTTON_TEXT = 75;
    private static final int MAX_BUTTON_VALUE = 2_000;
    private static final int MAX_PLACEHOLDER = 150;
    private static final int MAX_OPTIONS = 100;
    private static final int MAX_OPTION_TEXT = 75;
    private static final int MAX_OPTION_VALUE = 150;
    private static final int MAX_URL = 3_000;
    private static final int MAX_ALT = 2_000;
    private static final int MAX_ID = 255;
    private static final int MAX_MARKDOWN = 12_000;
    private static final int MAX_ROWS = 100;
    private static final int MAX_COLUMNS = 20;
    private static final Set<String> OTHERS =
            Set.of("divider", "rich_text", "video", "file", "input", "layout", "context_actions");

    private final List<String> errors = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private int markdown;
    private int charts;

    private BlockRules() {}

    /** What is wrong with blocks, each in Slack's form {@code must be …[json-pointer:/blocks/0/text]}. */
    static List<String> check(JsonArray blocks) {
        BlockRules rules = new BlockRules();
        rules.count("/blocks", blocks.size(), MAX_BLOCKS);
        for (int i = 0; i < blocks.size(); i++) {
            String path = "/blocks/" + i;
            if (blocks.get(i) instanceof JsonObject block) {
                rules.block(block, path);
            } else {
                rules.error("must be an object", path);
            }
        }
        return rules.errors;
    }

    private void block(JsonObject block, String path) {
        length(block, "block_id", path, MAX_ID);
        if (block.get("block_id") instanceof JsonPrimitive id && !blockIds.add(id.getAsString())) {
            error("must be unique in the message", path + "/block_id");
        }
        String type = text(block, "type");
        switch (type) {
            case "section" -> section(block, path);
            case "header" -> textObject(block.get("text"), path + "/text", MAX_HEADER, Set.of("plain_text"));
            case "context" -> elements(block, path, MAX_CONTEXT);
            case "actions" -> elements(block, path, MAX_ACTIONS);
            case "image" -> image(block, path);
            case "markdown" -> markdown(block, path);
            case "table" -> table(block, path);
            case "data_visualization" -> chart(block, path);
            default -> {
                if (!OTHERS.contains(type)) {
                    error("unsupported type: " + type, path + "/type");
                }
            }
        }
    }

    private void section(JsonObject block, String path) {
        JsonElement text = block.get("text");
        JsonArray fields = block.get("fields") instanceof JsonArray array ? array : new JsonArray();
        if (text == null && fields.isEmpty()) {
            error("must have text or fields", path);
        }
        if (text != null) {
            textObject(text, path + "/text", MAX_SECTION, Set.of("mrkdwn", "plain_text"));
        }
        count(path + "/fields", fields.size(), MAX_FIELDS);
        for (int i = 0; i < fields.size(); i++) {
            textObject(fields.get(i), path + "/fields/" + i, MAX_FIELD, Set.of("mrkdwn", "plain_text"));
        }
        if (block.get("accessory") instanceof JsonObject accessory) {
            element(accessory, path + "/accessory");
        }
    }

    private void elements(JsonObject block, String path, int max) {
        JsonArray elements = block.get("elements") instanceof JsonArray array ? array : new JsonArray();
        if (elements.isEmpty()) {
            error("must have at least 1 element", path + "/elements");
        }
        count(path + "/elements", elements.size(), max);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonObject element) {
                element(element, path + "/elements/" + i);
            }
        }
    }

    private void element(JsonObject element, String path) {
        length(element, "action_id", path, MAX_ID);
        switch (text(element, "type")) {
            case "button" -> {
                textObject(element.get("text"), path + "/text", MAX_BUTTON_TEXT, Set.of("plain_text"));
                length(element, "value", path, MAX_BUTTON_VALUE);
                length(element, "url", path, MAX_URL);
            }
            case "static_select" -> menu(element, path);
            case "image" -> image(element, path);
            case "mrkdwn", "plain_text" -> textObject(element, path, MAX_SECTION, Set.of("mrkdwn", "plain_text"));
            default -> {
                // Other menus and pickers have limits of their own that no alert needs.
            }
        }
    }

    private void menu(JsonObject menu, String path) {
        if (menu.has("placeholder")) {
            textObject(menu.get("placeholder"), path + "/placeholder", MAX_PLACEHOLDER, Set.of("plain_text"));
        }
        JsonArray options = menu.get("options") instanceof JsonArray array ? array : new JsonArray();
        if (options.isEmpty() && !menu.has("option_groups")) {
            error("must have options or option_groups", path);
        }
        count(path + "/options", options.size(), MAX_OPTIONS);
        for (int i = 0; i < options.size(); i++) {
            String at = path + "/options/" + i;
            JsonObject option = options.get(i) instanceof JsonObject object ? object : new JsonObject();
            textObject(option.get("text"), at + "/text", MAX_OPTION_TEXT, Set.of("plain_text"));
            if (text(option, "value").isEmpty()) {
                error("missing required field: value", at);
            }
            length(option, "value", at, MAX_OPTION_VALUE);
        }
    }

    private void image(JsonObject image, String path) {
        length(image, "image_url", path, MAX_URL);
        length(image, "alt_text", path, MAX_ALT);
        if (text(image, "alt_text").isEmpty()) {
            error("missing required field: alt_text", path);
        }
    }

    private void markdown(JsonObject block, String path) {
        String text = text(block, "text");
        markdown += text.codePointCount(0, text.length());
        if (markdown > MAX_MARKDOWN) {
            error("must be less than " + (MAX_MARKDOWN + 1) + " characters in all markdown blocks", path + "/text");
        }
    }

    private void chart(JsonObject block, String path) {
        charts++;
        if (charts > ChartRules.MOST_IN_A_MESSAGE) {
            error("no more than " + ChartRules.MOST_IN_A_MESSAGE + " charts allowed in a message", path);
        }
        ChartRules.check(block, path).forEach(errors::add);
    }

    private void table(JsonObject block, String path) {
        JsonArray rows = block.get("rows") instanceof JsonArray array ? array : new JsonArray();
        count(path + "/rows", rows.size(), MAX_ROWS);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof JsonArray cells) {
                count(path + "/rows/" + i, cells.size(), MAX_COLUMNS);
            }
        }
    }

    private void textObject(JsonElement element, String path, int max, Set<String> types) {
        if (!(element instanceof JsonObject object)) {
            error("missing required field: text", path);
            return;
        }
        if (!types.contains(text(object, "type"))) {
            error("must be " + String.join(" or ", types.stream().sorted().toList()), path + "/type");
        }
        if (text(object, "text").isEmpty()) {
            error("must be more than 0 characters", path + "/text");
        }
        length(object, "text", path, max);
    }

    private void length(JsonObject object, String name, String path, int max) {
        String text = text(object, name);
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            error(
                    String.format(Locale.ROOT, "must be less than %d characters, but has %d", max + 1, length),
                    path + "/" + name);
        }
    }

    private void count(String path, int actual, int max) {
        if (actual > max) {
            error(String.format(Locale.ROOT, "no more than %d items allowed, but there are %d", max, actual), path);
        }
    }

    private void error(String what, String path) {
        errors.add("[ERROR] " + what + " [json-pointer:" + path + "]");
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
