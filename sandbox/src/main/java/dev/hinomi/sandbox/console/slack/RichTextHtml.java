package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Draws rich text blocks: sections, lists, quotes and preformatted text. */
final class RichTextHtml {
    private final Directory directory;

    RichTextHtml(Directory directory) {
        this.directory = directory;
    }

    void write(JsonObject block, Markup out) {
        for (JsonElement element : Json.array(block, "elements")) {
            JsonObject part = Json.object(element);
            switch (Json.text(part, "type")) {
                case "rich_text_list" -> list(part, out);
                case "rich_text_quote" -> inside("blockquote", part, out);
                case "rich_text_preformatted" -> inside("pre", part, out);
                default -> inside("div", part, out);
            }
        }
    }

    private void list(JsonObject list, Markup out) {
        out.open(Json.text(list, "style").equals("ordered") ? "ol" : "ul");
        Json.array(list, "elements").forEach(item -> inside("li", Json.object(item), out));
        out.close();
    }

    private void inside(String tag, JsonObject part, Markup out) {
        out.open(tag, "class", tag.equals("pre") ? "sl-pre" : "sl-rich");
        for (JsonElement element : Json.array(part, "elements")) {
            leaf(Json.object(element), out);
        }
        out.close();
    }

    private void leaf(JsonObject leaf, Markup out) {
        switch (Json.text(leaf, "type")) {
            case "text" -> styled(leaf, out);
            case "emoji" -> Emoji.draw(Json.text(leaf, "name"), out);
            case "link" -> link(leaf, out);
            case "user" -> angle("@" + Json.text(leaf, "user_id"), out);
            case "usergroup" -> angle("!subteam^" + Json.text(leaf, "usergroup_id"), out);
            case "channel" -> angle("#" + Json.text(leaf, "channel_id"), out);
            case "broadcast" -> angle("!" + Json.text(leaf, "range"), out);
            default -> out.html(Visible.show(leaf.toString()));
        }
    }

    private static void styled(JsonObject leaf, Markup out) {
        JsonObject style = Json.object(leaf, "style");
        List<String> tags = new ArrayList<>();
        add("bold", "strong", style, tags);
        add("italic", "em", style, tags);
        add("strike", "s", style, tags);
        add("code", "code", style, tags);
        tags.forEach(out::open);
        out.html(Visible.show(Json.text(leaf, "text")));
        tags.forEach(tag -> out.close());
    }

    private static void add(String name, String tag, JsonObject style, List<String> tags) {
        if (Json.text(style, name).equals("true")) {
            tags.add(tag);
        }
    }

    private static void link(JsonObject leaf, Markup out) {
        String url = Json.text(leaf, "url");
        String label = Json.text(leaf, "text");
        Links.write(url, label.isEmpty() ? url : label, out);
    }

    private void angle(String inside, Markup out) {
        new Angle(inside, directory, ZoneOffset.UTC).write(out);
    }
}
