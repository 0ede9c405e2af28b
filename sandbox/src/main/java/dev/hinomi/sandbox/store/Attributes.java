package dev.hinomi.sandbox.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one log entry or event, readable by dotted path whether they were sent nested ({@code
 * {"http":{"method":"GET"}}}) or flat ({@code {"http.method":"GET"}}), as Datadog reads them. Immutable.
 */
public final class Attributes {

    /** No attributes. */
    public static final Attributes NONE = new Attributes(new JsonObject());

    private final JsonObject json;

    private Attributes(JsonObject json) {
        this.json = json;
    }

    /**
     * Takes a copy of an object.
     *
     * @param json a JSON object
     * @return its attributes
     */
    public static Attributes of(JsonObject json) {
        return new Attributes(json.deepCopy());
    }

    /**
     * The value at a path, as text: strings as they are, numbers and booleans as JSON writes them, objects and arrays as JSON.
     *
     * @param path a dotted path, for instance {@code alert.rule}
     * @return the text, or empty when there is none or it is {@code null}
     */
    public Optional<String> text(String path) {
        return Optional.ofNullable(find(json, path)).map(Attributes::asText);
    }

    /**
     * The number at a path.
     *
     * @param path a dotted path
     * @return the number, also when it was sent as a string; empty when there is none
     */
    public OptionalDouble number(String path) {
        try {
            return text(path)
                    .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Every leaf by its dotted path, sorted; array elements share the path of their array, joined by commas.
     *
     * @return a new map
     */
    public Map<String, String> flat() {
        Map<String, String> leaves = new TreeMap<>();
        walk("", json, (path, leaf) -> leaves.merge(path, asText(leaf), (a, b) -> a + ", " + b));
        return leaves;
    }

    /**
     * Visits every leaf without building a map.
     *
     * @param visitor gets the dotted path and the text of each leaf
     */
    public void forEach(BiConsumer<String, String> visitor) {
        walk("", json, (path, leaf) -> visitor.accept(path, asText(leaf)));
    }

    /**
     * A copy as JSON.
     *
     * @return a new object
     */
    public JsonObject json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The attributes as JSON. */
    @Override
    public String toString() {
        return json.toString();
    }

    private static @Nullable JsonElement find(JsonObject object, String path) {
        JsonElement direct = object.get(path);
        if (direct != null && !direct.isJsonNull()) {
            return direct;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (object.get(path.substring(0, dot)) instanceof JsonObject inner) {
                JsonElement found = find(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static void walk(String path, JsonElement element, BiConsumer<String, JsonElement> visitor) {
        if (element instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> walk(path.isEmpty() ? name : path + "." + name, value, visitor));
        } else if (element instanceof JsonArray array) {
            array.forEach(value -> walk(path, value, visitor));
        } else if (!element.isJsonNull()) {
            visitor.accept(path, element);
        }
    }

    private static String asText(JsonElement element) {
        return element instanceof JsonPrimitive primitive ? primitive.getAsString() : element.toString();
    }
}
