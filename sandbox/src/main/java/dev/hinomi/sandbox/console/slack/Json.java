package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Reads JSON that may have any shape: what is missing or of another kind is empty. */
final class Json {

    private Json() {}

    static String text(JsonObject object, String name) {
        return text(object.get(name));
    }

    static String text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    static JsonObject object(@Nullable JsonElement element) {
        return element instanceof JsonObject object ? object : new JsonObject();
    }

    static JsonObject object(JsonObject object, String name) {
        return object(object.get(name));
    }

    static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : new JsonArray();
    }
}
