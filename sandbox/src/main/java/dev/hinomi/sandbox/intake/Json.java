package dev.hinomi.sandbox.intake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON of a documented shape; what does not fit throws {@link ShapeException}. */
final class Json {

    private Json() {}

    static JsonObject object(@Nullable JsonElement element, String what) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new ShapeException(what + " must be an object, but was " + element);
    }

    /** The elements of an array; none when the member is absent or null. */
    static List<JsonElement> array(JsonObject object, String name) {
        JsonElement element = object.get(name);
        if (element == null || element.isJsonNull()) {
            return List.of();
        }
        if (element instanceof JsonArray array) {
            return array.asList();
        }
        throw new ShapeException(name + " must be an array, but was " + element);
    }

    /** The elements of an array that must be there. */
    static List<JsonElement> requiredArray(JsonObject object, String name) {
        if (!object.has(name)) {
            throw new ShapeException(name + " is required");
        }
        return array(object, name);
    }

    static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        array(object, name).forEach(element -> texts.add(text(element, name)));
        return texts;
    }

    static Optional<String> text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(text(element, name));
    }

    static double number(@Nullable JsonElement element, String what) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return primitive.getAsDouble();
        }
        throw new ShapeException(what + " must be a number, but was " + element);
    }

    private static String text(JsonElement element, String what) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw new ShapeException(what + " must be a string, but was " + element);
    }
}
