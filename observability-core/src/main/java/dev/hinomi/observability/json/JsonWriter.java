package dev.hinomi.observability.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as UTF-8 into a growing buffer that is kept between documents. Commas are put by the writer; whatever
 * the text holds, the output is valid: control characters, U+0085, U+2028 and U+2029 are escaped, lone surrogates become
 * U+FFFD, and numbers that JSON does not know become strings. Not thread-safe.
 */
public final class JsonWriter {
    private static final int FIRST_CAPACITY = 1024;

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes the innermost object. */
    public JsonWriter endObject() {
        return put('}');
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes the innermost array. */
    public JsonWriter endArray() {
        return put(']');
    }

    /** Writes the name of the next member; the caller sees to it that no name is written twice. */
    public JsonWriter name(String name) {
        return value(name).put(':');
    }

    /** Writes a string. */
    public JsonWriter value(CharSequence value) {
        value(value, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Writes a string of at most {@code maxBytes} encoded bytes, its quotes not counted, never cutting a character.
     *
     * @return whether the whole text fitted
     */
    public boolean value(CharSequence value, int maxBytes) {
        separate();
        put('"');
        int written = JsonText.write(value, maxBytes, this);
        put('"');
        return written == value.length();
    }

    /** Writes an integral number. */
    public JsonWriter value(long value) {
        separate();
        ascii(Long.toString(value));
        return this;
    }

    /** Writes a number; NaN and the infinities, unknown to JSON, become strings. */
    public JsonWriter value(double value) {
        if (!Double.isFinite(value)) {
            return value(Double.toString(value));
        }
        long integral = (long) value;
        if (integral == value && Math.abs(integral) < 1L << 53) {
            return value(integral);
        }
        separate();
        ascii(Double.toString(value));
        return this;
    }

    /** Writes {@code true} or {@code false}. */
    public JsonWriter value(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        return this;
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        separate();
        ascii("null");
        return this;
    }

    /** Writes members or a value that are valid JSON already, such as a part encoded once and used often. */
    public JsonWriter raw(byte[] json) {
        if (json.length > 0) {
            separate();
            reserve(json.length);
            System.arraycopy(json, 0, buffer, length, json.length);
            length += json.length;
        }
        return this;
    }

    /** The number of bytes written so far; also a mark to {@link #rewind(int)} to. */
    public int length() {
        return length;
    }

    /**
     * Forgets everything written after a mark, for instance a value that failed half-way.
     *
     * @throws IllegalArgumentException if the mark lies outside of what was written
     */
    public void rewind(int mark) {
        if (mark < 0 || mark > length) {
            throw new IllegalArgumentException("The mark must lie in 0.." + length + ", but was " + mark + ".");
        }
        length = mark;
    }

    /** Starts a new document in the same buffer. */
    public void reset() {
        length = 0;
    }

    /** The buffer itself: its first {@link #length()} bytes are the document. Valid until the next write. */
    public byte[] buffer() {
        return buffer;
    }

    /** The size the buffer has grown to, in bytes. */
    public int capacity() {
        return buffer.length;
    }

    /** A copy of the document. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public String toString() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
        }
    }

    void putUnchecked(int octet) {
        buffer[length++] = (byte) octet;
    }

    private JsonWriter open(char bracket) {
        separate();
        return put(bracket);
    }

    private JsonWriter put(char octet) {
        reserve(1);
        putUnchecked(octet);
        return this;
    }

    /** A comma is due unless the document, a container or a member has just begun; strings always end in a quote. */
    private void separate() {
        if (length == 0) {
            return;
        }
        byte last = buffer[length - 1];
        if (last != '{' && last != '[' && last != ':') {
            put(',');
        }
    }

    @SuppressWarnings("deprecation") // The one JDK method that copies ASCII into a byte array without garbage.
    private void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), buffer, length);
        length += text.length();
    }
}
