package dev.hinomi.observability.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as UTF-8 into a growing buffer that is kept between documents, without garbage. Commas are put by the
 * writer; whatever the text holds, the output is valid: control characters, U+0085, U+2028 and U+2029 are escaped, lone
 * surrogates become U+FFFD, and numbers that JSON does not know become strings. Not thread-safe.
 */
public final class JsonWriter {
    private static final int FIRST_CAPACITY = 1024;
    private static final int LONGEST_LONG = 20;

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;
    private boolean isCommaDue;

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes the innermost object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes the innermost array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** Writes the name of the next member; the caller sees to it that no name is written twice. */
    public JsonWriter name(String name) {
        value(name).put(':');
        isCommaDue = false;
        return this;
    }

    /** Writes a name that is {@linkplain JsonFragment#name encoded} already. */
    public JsonWriter name(JsonFragment name) {
        separate();
        isCommaDue = false;
        return copy(name);
    }

    /** Writes members that are encoded already. */
    public JsonWriter members(JsonFragment members) {
        separate();
        return copy(members);
    }

    /** Writes a string. */
    public JsonWriter value(String value) {
        return beginText().text(value).endText();
    }

    /**
     * Writes a string of at most {@code maxBytes} encoded bytes, its quotes not counted, never cutting a character.
     *
     * @return whether the whole text fitted
     */
    public boolean value(String value, int maxBytes) {
        beginText();
        boolean whole = text(value, maxBytes);
        endText();
        return whole;
    }

    /** Begins a string whose text follows in parts. */
    public JsonWriter beginText() {
        return open('"');
    }

    /** Writes a part of a string. */
    public JsonWriter text(String part) {
        text(part, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Writes a part of a string, at most {@code maxBytes} encoded bytes of it, never cutting a character.
     *
     * @return whether the whole part fitted
     */
    public boolean text(String part, int maxBytes) {
        return JsonText.write(part, maxBytes, this) == part.length();
    }

    /** Writes a part of a string that is {@linkplain JsonFragment#text encoded} already. */
    public JsonWriter text(JsonFragment part) {
        return copy(part);
    }

    /** Writes the digits of a number as a part of a string. */
    public JsonWriter text(long part) {
        return digits(part);
    }

    /**
     * Writes the digits of a number as a part of a text that is put together piece by piece: as short as they can be, so
     * that reading them gives the same number. The text of NaN and the infinities is no JSON number.
     */
    public JsonWriter text(double part) {
        long integral = (long) part;
        if (integral == part && Math.abs(integral) < 1L << 53) {
            return digits(integral);
        }
        int decimals = JsonNumber.decimals(Math.abs(part));
        return decimals > 0 ? decimal(part, decimals) : ascii(Double.toString(part));
    }

    /** Ends a string. */
    public JsonWriter endText() {
        return close('"');
    }

    /** Writes an integral number. */
    public JsonWriter value(long value) {
        separate();
        return digits(value);
    }

    /** Writes a number; NaN and the infinities, unknown to JSON, become strings. */
    public JsonWriter value(double value) {
        if (!Double.isFinite(value)) {
            return value(Double.toString(value));
        }
        separate();
        return text(value);
    }

    /** Writes a number that is spelled as JSON spells it. */
    public JsonWriter number(String digits) {
        separate();
        return ascii(digits);
    }

    /** Writes {@code true} or {@code false}. */
    public JsonWriter value(boolean value) {
        separate();
        return ascii(value ? "true" : "false");
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        separate();
        return ascii("null");
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
        isCommaDue = mark > 0 && !isBeginning(buffer[mark - 1]);
    }

    /** Starts a new document in the same buffer. */
    public void reset() {
        rewind(0);
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

    /** A copy of a part of the document, to be written again elsewhere. */
    public JsonFragment fragment(int from, int to) {
        return new JsonFragment(Arrays.copyOfRange(buffer, from, to));
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

    /** Writes characters up to the first one that does not stand for itself, and answers how many. */
    int putPlain(String text, int from, int most) {
        reserve(most);
        byte[] out = buffer;
        int start = length;
        int i = 0;
        for (; i < most; i++) {
            char c = text.charAt(from + i);
            if (!JsonText.isPlain(c)) {
                break;
            }
            out[start + i] = (byte) c;
        }
        length = start + i;
        return i;
    }

    private JsonWriter open(char first) {
        separate();
        isCommaDue = false;
        return put(first);
    }

    private JsonWriter close(char last) {
        isCommaDue = true;
        return put(last);
    }

    private JsonWriter put(char octet) {
        reserve(1);
        putUnchecked(octet);
        return this;
    }

    /** What comes next begins a member or an item, and is parted from the one before. */
    private void separate() {
        if (isCommaDue) {
            put(',');
        }
        isCommaDue = true;
    }

    private static boolean isBeginning(byte last) {
        return last == '{' || last == '[' || last == ':';
    }

    private JsonWriter copy(JsonFragment fragment) {
        byte[] bytes = fragment.bytes;
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    private JsonWriter digits(long value) {
        if (value == Long.MIN_VALUE) {
            return ascii(Long.toString(value));
        }
        reserve(LONGEST_LONG);
        if (value < 0) {
            putUnchecked('-');
        }
        long rest = Math.abs(value);
        int end = length + JsonNumber.digits(rest);
        JsonNumber.write(rest, buffer, end);
        length = end;
        return this;
    }

    private JsonWriter decimal(double value, int decimals) {
        reserve(2 * LONGEST_LONG);
        if (value < 0) {
            putUnchecked('-');
        }
        long scaled = JsonNumber.scaled(Math.abs(value), decimals);
        digits(scaled / JsonNumber.power(decimals)).putUnchecked('.');
        JsonNumber.writeDecimals(scaled, decimals, buffer, length);
        length += decimals;
        return this;
    }

    @SuppressWarnings("deprecation") // The one JDK method that copies ASCII into a byte array without garbage.
    private JsonWriter ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), buffer, length);
        length += text.length();
        return this;
    }
}
