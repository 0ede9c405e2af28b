package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.PrettyJson;
import dev.hinomi.sandbox.console.html.Visible;
import java.util.Optional;

/**
 * Draws <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</a> blocks. A type it does not know becomes a
 * labelled box with its JSON.
 */
final class BlockHtml {
    private static final int MAX_DEPTH = 4;
    private final ElementHtml elements;
    private final RichTextHtml richText;

    BlockHtml(Mrkdwn mrkdwn, Directory directory, Optional<Hand> hand) {
        elements = new ElementHtml(mrkdwn, hand);
        richText = new RichTextHtml(directory);
    }

    void write(JsonElement element, Markup out) {
        write(element, 0, out);
    }

    private void write(JsonElement element, int depth, Markup out) {
        JsonObject block = Json.object(element);
        switch (Json.text(block, "type")) {
            case "section" -> section(block, out);
            case "header" -> out.element("div", Json.text(Json.object(block, "text"), "text"), "class", "sl-header");
            case "context" -> context(block, out);
            case "divider" -> out.empty("hr");
            case "actions" -> row("sl-actions", Json.array(block, "elements"), out);
            case "image" -> elements.image(block, out);
            case "rich_text" -> richText.write(block, out);
            case "markdown" -> markdown(block, out);
            case "table" -> table(block, out);
            case "layout" -> layout(block, depth, out);
            case "data_visualization" -> chart(block, out);
            default -> unknown(block, out);
        }
    }

    private void section(JsonObject block, Markup out) {
        out.open("div", "class", "sl-section").open("div", "class", "sl-text");
        elements.text(Json.object(block, "text"), out);
        JsonArray fields = Json.array(block, "fields");
        if (!fields.isEmpty()) {
            out.open("div", "class", "sl-fields");
            for (JsonElement field : fields) {
                out.open("div");
                elements.text(Json.object(field), out);
                out.close();
            }
            out.close();
        }
        out.close();
        if (block.has("accessory")) {
            out.open("div", "class", "sl-accessory");
            elements.write(Json.object(block, "accessory"), out);
            out.close();
        }
        out.close();
    }

    private void context(JsonObject block, Markup out) {
        row("sl-context", Json.array(block, "elements"), out);
    }

    private void row(String cssClass, JsonArray inside, Markup out) {
        out.open("div", "class", cssClass);
        for (JsonElement element : inside) {
            out.open("span");
            elements.write(Json.object(element), out);
            out.close();
        }
        out.close();
    }

    private static void markdown(JsonObject block, Markup out) {
        out.open("div", "class", "sl-text").element("span", "markdown block", "class", "sl-kind");
        out.open("pre", "class", "sl-pre").html(Visible.show(Json.text(block, "text")));
        out.close().close();
    }

    private void table(JsonObject block, Markup out) {
        out.open("div", "class", "scroll").open("table", "class", "sl-table").open("tbody");
        for (JsonElement row : Json.array(block, "rows")) {
            out.open("tr");
            if (row instanceof JsonArray cells) {
                for (JsonElement cell : cells) {
                    out.open("td");
                    cell(Json.object(cell), out);
                    out.close();
                }
            }
            out.close();
        }
        out.close().close().close();
    }

    private void cell(JsonObject cell, Markup out) {
        if (Json.text(cell, "type").equals("rich_text")) {
            richText.write(cell, out);
        } else {
            out.html(Visible.show(Json.text(cell, "text")));
        }
    }

    private void layout(JsonObject block, int depth, Markup out) {
        if (depth >= MAX_DEPTH) {
            unknown(block, out);
            return;
        }
        JsonArray rows = Json.array(block, "rows");
        JsonArray shown = rows.isEmpty() ? Json.array(block, "fallback") : rows;
        out.open("div", "class", "sl-layout", "title", Json.text(block, "label"));
        for (JsonElement row : shown) {
            JsonArray columns = Json.array(Json.object(row), "elements");
            if (columns.isEmpty()) {
                write(row, depth + 1, out);
            } else {
                out.open("div", "class", "sl-fields");
                columns.forEach(column -> write(column, depth + 1, out));
                out.close();
            }
        }
        out.close();
    }

    private static void chart(JsonObject block, Markup out) {
        if (ChartHtml.canDraw(block)) {
            ChartHtml.write(block, out);
            return;
        }
        out.open("figure", "class", "sl-box");
        out.element("figcaption", "chart: " + Json.text(block, "title"));
        json(block, out);
        out.close();
    }

    private static void unknown(JsonObject block, Markup out) {
        out.open("div", "class", "sl-box");
        out.open("span", "class", "sl-kind").text("block of type ");
        out.html(Visible.show(Json.text(block, "type"), 80))
                .text(", not drawn here")
                .close();
        json(block, out);
        out.close();
    }

    private static void json(JsonObject block, Markup out) {
        out.open("pre", "class", "sl-pre").html(PrettyJson.of(block)).close();
    }
}
