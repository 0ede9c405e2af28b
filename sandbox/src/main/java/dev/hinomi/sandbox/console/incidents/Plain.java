package dev.hinomi.sandbox.console.incidents;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads messages as text without Slack's notation: who is called is shown apart. */
final class Plain {
    private static final Pattern MENTION = Pattern.compile("<[@!#][^>|]*>");
    private static final Pattern LABELLED = Pattern.compile("<[^>|]*\\|([^>]*)>");
    /** The minutes of a time stand between colons too, but behind a digit. */
    private static final Pattern EMOJI = Pattern.compile("(?<![0-9]):[a-z0-9_+-]+:");

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private Plain() {}

    /** One text. */
    static String of(String text) {
        String named = LABELLED.matcher(text).replaceAll("$1");
        String alone = EMOJI.matcher(MENTION.matcher(named).replaceAll("")).replaceAll("");
        return SPACES.matcher(alone.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .replaceAll(" ")
                .strip();
    }

    /**
     * The small print below the line that names the incident: how somebody came to be called whom the rule file does not name, and who
     * could not be.
     */
    static String remarks(String blocks, String incident) {
        List<String> prints = smallPrints(blocks);
        int line = 0;
        while (line < prints.size() && !prints.get(line).contains(incident)) {
            line++;
        }
        return incident.isEmpty() || line >= prints.size()
                ? ""
                : of(String.join("; ", prints.subList(line + 1, prints.size())).replace("\n", "; "));
    }

    private static List<String> smallPrints(String blocks) {
        List<String> prints = new ArrayList<>();
        try {
            for (JsonElement block : JsonParser.parseString(blocks).getAsJsonArray()) {
                if (block instanceof JsonObject object && object.get("elements") instanceof JsonArray elements) {
                    for (JsonElement element : elements) {
                        if (element instanceof JsonObject print && "mrkdwn".equals(member(print, "type"))) {
                            prints.add(member(print, "text"));
                        }
                    }
                }
            }
        } catch (JsonParseException | IllegalStateException unreadable) {
            return List.of();
        }
        return prints;
    }

    private static String member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
