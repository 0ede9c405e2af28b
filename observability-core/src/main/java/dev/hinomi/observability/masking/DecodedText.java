package dev.hinomi.observability.masking;

/** The inside of a JSON string as the characters it stands for, each of which knows where its bytes begin. */
final class DecodedText {
    private static final char REPLACEMENT = '\ufffd';
    private static final int HEX = 16;

    private final StringBuilder chars;
    private final int[] starts;

    DecodedText(byte[] text, int from, int to) {
        chars = new StringBuilder(to - from);
        starts = new int[to - from + 1];
        int at = from;
        while (at < to) {
            int next = text[at] == '\\' && at + 1 < to ? unescape(text, at, to) : decode(text, at, to);
            at = next;
        }
        starts[chars.length()] = to;
    }

    CharSequence chars() {
        return chars;
    }

    /** Where the bytes begin of the character at an index, or end before an index. */
    int start(int index) {
        return starts[index];
    }

    private void append(int codePoint, int at) {
        starts[chars.length()] = at;
        if (Character.isSupplementaryCodePoint(codePoint)) {
            starts[chars.length() + 1] = at;
        }
        chars.appendCodePoint(codePoint);
    }

    private int unescape(byte[] text, int at, int to) {
        int escaped = text[at + 1];
        int end = at + 2;
        if (escaped == 'u' && at + 6 <= to) {
            append(hex(text, end), at);
            return at + 6;
        }
        append(
                switch (escaped) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> escaped;
                },
                at);
        return end;
    }

    private static int hex(byte[] text, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text[i], HEX);
            value = value * HEX + Math.max(digit, 0);
        }
        return value;
    }

    private int decode(byte[] text, int at, int to) {
        int first = text[at];
        if (first >= 0) {
            append(first, at);
            return at + 1;
        }
        int length = Integer.numberOfLeadingZeros(~first << 24);
        if (length < 2 || length > 4 || at + length > to) {
            append(REPLACEMENT, at);
            return at + 1;
        }
        int codePoint = first & (0xff >> (length + 1));
        for (int i = at + 1; i < at + length; i++) {
            codePoint = (codePoint << 6) | (text[i] & 0x3f);
        }
        append(codePoint, at);
        return at + length;
    }
}
