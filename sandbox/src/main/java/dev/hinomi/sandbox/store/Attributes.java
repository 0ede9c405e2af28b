package dev.hinomi.sandbox.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one log entry or event, readable by dotted path whether they were sent nested ({@code
 * {"http":{"method":"GET"}}}) or flat ({@code {"http.method":"GET"}}), as Datadog reads them. Immutable.
 *
 * <p>Kept as the JSON text beside its leaves, which takes a third of the memory of a tree.
 */
public final class Attributes {

    /** No attributes. */
    public static final Attributes NONE = of(new JsonObject());

    private final String json;
    private final String[] paths;
    private final String[] values;

    private Attributes(String json, String[] paths, String[] values) {
        this.json = json;
        this.paths = paths;
        this.values = values;
    }

    /**
     * Takes a copy of an object.
     *
     * @param json a JSON object
     * @return its attributes
     */
    public static Attributes of(JsonObject json) {
        List<String> paths = new ArrayList<>();
        List<String> values = new ArrayList<>();
        walk("", json, (path, leaf) -> {
            paths.add(path.intern());
            values.add(leaf);
        });
        return new Attributes(json.toString(), paths.toArray(String[]::new), values.toArray(String[]::new));
    }

    /**
     * The leaf at a path, as text: strings as they are, numbers and booleans as JSON writes them, of an array its first element.
     *
     * @param path a dotted path, for instance {@code alert.rule}
     * @return the text, or empty when there is none or it is {@code null}
     */
    public Optional<String> text(String path) {
        for (int i = 0; i < paths.length; i++) {
            if (paths[i].equals(path)) {
                return Optional.of(values[i]);
            }
        }
        return Optional.empty();
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
        forEach((path, leaf) -> leaves.merge(path, leaf, (a, b) -> a + ", " + b));
        return leaves;
    }

    /**
     * Visits every leaf without building a map.
     *
     * @param visitor gets the dotted path and the text of each leaf
     */
    public void forEach(BiConsumer<String, String> visitor) {
        for (int i = 0; i < paths.length; i++) {
            visitor.accept(paths[i], values[i]);
        }
    }

    /**
     * A copy as JSON.
     *
     * @return a new object
     */
    public JsonObject json() {
        return JsonParser.parseString(json).getAsJsonObject();
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
        return json;
    }

    private static void walk(String path, JsonElement element, BiConsumer<String, String> visitor) {
        if (element instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> walk(path.isEmpty() ? name : path + "." + name, value, visitor));
        } else if (element instanceof JsonArray array) {
            array.forEach(value -> walk(path, value, visitor));
        } else if (!element.isJsonNull()) {
            visitor.accept(path, element.getAsString());
        }
    }
}
