package dev.hinomi.observability.logs;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON with a parser that is not ours, strictly: a name written twice is an error, and so is anything left over. */
public final class StrictJson {
    private StrictJson() {}

    /** The members of the one object that the text is. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String json) {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(64);
        try {
            Object value = read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new AssertionError("More than one value: " + json);
            }
            return (Map<String, Object>) value;
        } catch (IOException invalid) {
            throw new UncheckedIOException("Not JSON: " + json, invalid);
        }
    }

    private static @Nullable Object read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader);
            case BEGIN_ARRAY -> readArray(reader);
            case STRING -> reader.nextString();
            case NUMBER -> readNumber(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default -> throw new AssertionError("Unexpected " + reader.peek());
        };
    }

    private static Map<String, Object> readObject(JsonReader reader) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (members.containsKey(name)) {
                throw new AssertionError("Written twice: " + name);
            }
            members.put(name, read(reader));
        }
        reader.endObject();
        return members;
    }

    private static List<Object> readArray(JsonReader reader) throws IOException {
        List<Object> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(read(reader));
        }
        reader.endArray();
        return items;
    }

    private static Number readNumber(String text) {
        return text.matches("-?\\d+") ? (Number) Long.valueOf(text) : Double.valueOf(text);
    }
}
