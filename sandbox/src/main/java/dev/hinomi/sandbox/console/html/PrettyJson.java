package dev.hinomi.sandbox.console.html;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Draws a JSON value as indented markup: keys, strings, numbers and words told apart by class, strings made visible. */
public final class PrettyJson {
    private static final int MAX_DEPTH = 40;
    private final Markup out = new Markup();

    private PrettyJson() {}

    /**
     * Draws a value.
     *
     * @param json any JSON value
     * @return the inside of a {@code <pre>}
     */
    public static Html of(JsonElement json) {
        PrettyJson pretty = new PrettyJson();
        pretty.value(json, 0);
        return pretty.out.html();
    }

    private void value(JsonElement json, int depth) {
        if (depth > MAX_DEPTH) {
            out.element("span", "… deeper than " + MAX_DEPTH + " levels", "class", "cut");
        } else if (json instanceof JsonObject object) {
            object(object, depth);
        } else if (json instanceof JsonArray array) {
            array(array, depth);
        } else if (json instanceof JsonPrimitive primitive && primitive.isString()) {
            out.open("span", "class", "js").text("\"").html(Visible.show(primitive.getAsString()));
            out.text("\"").close();
        } else {
            out.element("span", json.toString(), "class", json instanceof JsonPrimitive ? "jn" : "jk");
        }
    }

    private void object(JsonObject object, int depth) {
        if (object.isEmpty()) {
            out.text("{}");
            return;
        }
        out.text("{");
        String separator = "";
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            out.text(separator);
            newLine(depth + 1);
            out.open("span", "class", "jk").text("\"").html(Visible.show(member.getKey(), 256));
            out.text("\"").close().text(": ");
            value(member.getValue(), depth + 1);
            separator = ",";
        }
        newLine(depth);
        out.text("}");
    }

    private void array(JsonArray array, int depth) {
        if (array.isEmpty()) {
            out.text("[]");
            return;
        }
        out.text("[");
        String separator = "";
        for (JsonElement element : array) {
            out.text(separator);
            newLine(depth + 1);
            value(element, depth + 1);
            separator = ",";
        }
        newLine(depth);
        out.text("]");
    }

    private void newLine(int depth) {
        out.text("\n" + "  ".repeat(depth));
    }
}
