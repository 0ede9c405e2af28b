package dev.hinomi.observability.logs;

/**
 * One line of a stack trace.
 *
 * @param text its text without the end of line
 * @param bytes how many bytes it takes as a part of a JSON string, the end of line included
 * @param frames how many frames it stands for
 */
record Line(String text, int bytes, int frames) {
    private static final int END_OF_LINE_BYTES = 2;
    private static final String CUT = "[…]";
    private static final int CUT_BYTES = 5;

    static Line of(String text, int frames) {
        return new Line(text, bytes(text) + END_OF_LINE_BYTES, frames);
    }

    /** A line of at most so many bytes, that ends in {@value #CUT} if the text does not fit. */
    static Line cut(String text, int maxBytes) {
        int bytes = END_OF_LINE_BYTES;
        int end = 0;
        int endOfCut = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += bytes(codePoint);
            if (bytes > maxBytes) {
                return of(text.substring(0, endOfCut) + CUT, 0);
            }
            end += Character.charCount(codePoint);
            if (bytes <= maxBytes - CUT_BYTES) {
                endOfCut = end;
            }
        }
        return new Line(text, bytes, 0);
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                int codePoint = text.codePointAt(i);
                bytes += bytes(codePoint);
                i += Character.charCount(codePoint) - 1;
            } else {
                bytes += bytes(c);
            }
        }
        return bytes;
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return bytesOfAscii(codePoint);
        }
        if (codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
            return 6;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static int bytesOfAscii(int c) {
        if (c >= ' ') {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
    }
}
