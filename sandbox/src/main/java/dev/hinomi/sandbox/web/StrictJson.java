package dev.hinomi.sandbox.web;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;

/** Reads JSON as strictly as RFC 8259: no NaN, no comments, no single quotes, nothing after the end. */
public final class StrictJson {

    private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

    private StrictJson() {}

    /**
     * Reads one document.
     *
     * @param text the document
     * @return its root
     * @throws IOException when it is no JSON; the message says where
     */
    public static JsonElement parse(String text) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = ELEMENTS.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("There is more after the end of the JSON document");
            }
            return root;
        } catch (MalformedJsonException e) {
            throw new IOException("Malformed JSON" + place(String.valueOf(e.getMessage())), e);
        } catch (IllegalStateException | NumberFormatException e) {
            throw new IOException("No JSON: " + e.getMessage(), e);
        }
    }

    /** The place alone: the parser's own words advise how to make it lenient. */
    private static String place(String message) {
        int at = message.indexOf(" at line ");
        return at < 0 ? "" : message.substring(at).lines().findFirst().orElse("");
    }
}
