package dev.hinomi.observability.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A piece of JSON that is encoded once and written often. Immutable. */
public final class JsonFragment implements Comparable<JsonFragment> {
    final byte[] bytes;

    JsonFragment(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The name of a member, with its colon. */
    public static JsonFragment name(String name) {
        JsonWriter json = new JsonWriter();
        json.name(name);
        return json.fragment(0, json.length());
    }

    /** The inside of a string: the text with its escapes, without quotes. */
    public static JsonFragment text(String text) {
        return text(text, Integer.MAX_VALUE);
    }

    /** The inside of a string of at most {@code maxBytes} encoded bytes, never cutting a character. */
    public static JsonFragment text(String text, int maxBytes) {
        JsonWriter json = new JsonWriter();
        json.text(text, maxBytes);
        return json.fragment(0, json.length());
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** The order of the bytes. */
    @Override
    public int compareTo(JsonFragment other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonFragment fragment && Arrays.equals(bytes, fragment.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
