package dev.hinomi.observability.json;

/** The inside of a JSON string: UTF-8 with escapes. */
final class JsonText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST_ESCAPE = 6;
    private static final char NEXT_LINE = '\u0085';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';
    private static final char REPLACEMENT = '\ufffd';

    private JsonText() {}

    /**
     * Writes as many whole characters as fit into {@code maxBytes}.
     *
     * @return how many chars of the text were taken
     */
    static int write(String text, int maxBytes, JsonWriter out) {
        int start = out.length();
        int index = 0;
        while (true) {
            int room = maxBytes - (out.length() - start);
            index += out.putPlain(text, index, Math.min(text.length() - index, room));
            if (index == text.length()) {
                return index;
            }
            int before = out.length();
            out.reserve(LONGEST_ESCAPE);
            int taken = writeOne(text, index, out);
            if (out.length() - start > maxBytes) {
                out.rewind(before);
                return index;
            }
            index += taken;
        }
    }

    /** Whether a character stands for itself in one byte. */
    static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private static int writeOne(String text, int index, JsonWriter out) {
        char c = text.charAt(index);
        if (c < 0x80) {
            writeAscii(c, out);
            return 1;
        }
        if (Character.isSurrogate(c)) {
            return writeSurrogate(text, index, out);
        }
        if (c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            writeEscape(c, out);
        } else {
            writeUtf8(c, out);
        }
        return 1;
    }

    private static void writeAscii(char c, JsonWriter out) {
        switch (c) {
            case '"', '\\' -> writeShort(c, out);
            case '\n' -> writeShort('n', out);
            case '\r' -> writeShort('r', out);
            case '\t' -> writeShort('t', out);
            case '\b' -> writeShort('b', out);
            case '\f' -> writeShort('f', out);
            default -> {
                if (isPlain(c)) {
                    out.putUnchecked(c);
                } else {
                    writeEscape(c, out);
                }
            }
        }
    }

    private static int writeSurrogate(String text, int index, JsonWriter out) {
        int codePoint = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
            writeUtf8(REPLACEMENT, out);
            return 1;
        }
        out.putUnchecked(0xf0 | (codePoint >> 18));
        out.putUnchecked(0x80 | ((codePoint >> 12) & 0x3f));
        out.putUnchecked(0x80 | ((codePoint >> 6) & 0x3f));
        out.putUnchecked(0x80 | (codePoint & 0x3f));
        return 2;
    }

    private static void writeUtf8(char c, JsonWriter out) {
        if (c < 0x800) {
            out.putUnchecked(0xc0 | (c >> 6));
        } else {
            out.putUnchecked(0xe0 | (c >> 12));
            out.putUnchecked(0x80 | ((c >> 6) & 0x3f));
        }
        out.putUnchecked(0x80 | (c & 0x3f));
    }

    private static void writeShort(char c, JsonWriter out) {
        out.putUnchecked('\\');
        out.putUnchecked(c);
    }

    private static void writeEscape(char c, JsonWriter out) {
        writeShort('u', out);
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.putUnchecked(HEX[(c >> shift) & 0xf]);
        }
    }
}
