package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.masking.Masker;
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
 * Not thread-safe.
 */
final class AttributeValues {
    private static final String CUT = "[…]";

    private final LogLimits limits;
    private final Texts texts;
    private final JsonWriter nowhere = new JsonWriter();
    private JsonWriter json = nowhere;
    private int end;
    private int written;
    private int cut;

    AttributeValues(LogLimits limits, Texts texts) {
        this.limits = limits;
        this.texts = texts;
    }

    /** Begins the values of another line, up to an index of it. */
    void begin(JsonWriter line, int endOfLine) {
        json = line;
        end = endOfLine;
        written = 0;
        cut = 0;
    }

    /** Lets the line go. */
    void clear() {
        json = nowhere;
    }

    /** Whether no further value should be written. */
    boolean isFull() {
        return written >= LogLimits.ATTRIBUTES;
    }

    /** Whether the last value must be taken back. */
    boolean isTooLong() {
        return json.length() > end;
    }

    /** How many texts were too long and are cut. */
    int cut() {
        return cut;
    }

    /** Writes one attribute. */
    void write(@Nullable Object value, Secrecy secrecy) {
        if (secrecy == Secrecy.SHOWN && value instanceof String text) {
            json.value(text, limits.fieldBytes());
            return;
        }
        int mark = json.length();
        try {
            write(value, secrecy == Secrecy.HIDDEN, 1);
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged.
            json.rewind(mark);
            json.value("[unreadable: " + unreadable.getClass().getName() + "]", limits.fieldBytes());
        }
    }

    private void write(@Nullable Object value, boolean hidden, int depth) {
        written++;
        if (hidden) {
            json.value(Masker.HIDDEN);
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value == null) {
            json.nullValue();
        } else if (value instanceof Boolean flag) {
            json.value((boolean) flag);
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), false, depth);
        } else {
            writeCompound(value, depth);
        }
    }

    private void writeNumber(Number number) {
        if (!AttributeNumber.write(number, json)) {
            writeText(AttributeNumber.text(number));
        }
    }

    private void writeCompound(Object value, int depth) {
        boolean compound = value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
        if (!compound) {
            writeText(value.toString());
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

    /** A {@code toString} may answer null. */
    private void writeText(@Nullable String text) {
        if (!texts.write(String.valueOf(text), limits.fieldBytes(), json)) {
            cut++;
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        json.beginObject();
        Set<String> names = new HashSet<>();
        int met = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (isOverfull() || met++ > LogLimits.ATTRIBUTES) {
                break;
            }
            String given = String.valueOf(entry.getKey());
            String name = AttributeName.bounded(given);
            if (names.add(name)) {
                json.name(name);
                write(entry.getValue(), texts.hides(given), depth + 1);
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
            write(item, false, depth + 1);
        }
        json.endArray();
    }

    private void writeArray(Object array, int depth) {
        json.beginArray();
        for (int i = 0; i < Array.getLength(array) && !isOverfull(); i++) {
            write(Array.get(array, i), false, depth + 1);
        }
        json.endArray();
    }

    private boolean isOverfull() {
        return isFull() || isTooLong();
    }
}
