package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonWriter;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes attribute values of any type as they are at this moment. A value that throws while it is read is replaced by a
 * note, one that contains itself ends at {@link LogLimits#DEPTH}, and all of them together at {@link LogLimits#ATTRIBUTES}.
 */
final class AttributeValues {
    private static final String CUT = "[…]";

    private final JsonWriter json;
    private int written;
    private int cut;

    AttributeValues(JsonWriter json) {
        this.json = json;
    }

    /** Whether no further value should be written. */
    boolean isFull() {
        return written >= LogLimits.ATTRIBUTES;
    }

    /** How many texts were too long and are cut. */
    int cut() {
        return cut;
    }

    /** Writes one attribute. */
    void write(@Nullable Object value) {
        int mark = json.length();
        try {
            write(value, 1);
        } catch (Throwable unreadable) { // Whatever a value throws when it is read, the application only logged.
            json.rewind(mark);
            json.value("[unreadable: " + unreadable.getClass().getName() + "]");
        }
    }

    private void write(@Nullable Object value, int depth) {
        written++;
        if (value == null) {
            json.nullValue();
        } else if (value instanceof Boolean flag) {
            json.value((boolean) flag);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            json.value(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            json.value(((Number) value).doubleValue());
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), depth);
        } else {
            writeCompound(value, depth);
        }
    }

    private void writeCompound(Object value, int depth) {
        boolean compound = value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
        if (!compound) {
            writeText(String.valueOf(value));
        } else if (depth >= LogLimits.DEPTH) {
            json.value(CUT);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, depth);
        } else if (value instanceof Collection<?> items) {
            writeItems(items, depth);
        } else {
            writeArray(value, depth);
        }
    }

    private void writeText(String text) {
        if (!json.value(text, LogLimits.intake().fieldBytes())) {
            cut++;
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        json.beginObject();
        Set<String> names = new HashSet<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (isOverfull()) {
                break;
            }
            String name = Attributes.cutName(String.valueOf(entry.getKey()));
            if (names.add(name)) {
                json.name(name);
                write(entry.getValue(), depth + 1);
            }
        }
        json.endObject();
    }

    private void writeItems(Collection<?> items, int depth) {
        json.beginArray();
        for (Object item : items) {
            if (isOverfull()) {
                break;
            }
            write(item, depth + 1);
        }
        json.endArray();
    }

    private void writeArray(Object array, int depth) {
        json.beginArray();
        for (int i = 0; i < Array.getLength(array) && !isOverfull(); i++) {
            write(Array.get(array, i), depth + 1);
        }
        json.endArray();
    }

    private boolean isOverfull() {
        return isFull() || json.length() > 200_000;
    }
}
