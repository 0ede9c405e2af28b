package dev.hinomi.observability.masking;

/**
 * Escapes in the inside of a JSON string. Backslashes and what they escape count as one, however many there are: in a
 * JSON text inside of another a new line has three.
 */
final class Escapes {
    private static final int UNICODE_DIGITS = 4;

    private Escapes() {}

    /** Where the backslashes end that begin at an index. */
    static int endOfBackslashes(byte[] text, int at, int to) {
        int end = at;
        while (end < to && text[end] == '\\') {
            end++;
        }
        return end;
    }

    /** Where the escape ends that begins at an index. */
    static int end(byte[] text, int at, int to) {
        int end = endOfBackslashes(text, at, to);
        if (end == to) {
            return to;
        }
        return switch (text[end]) {
            case 'n', 'r', 't', 'b', 'f', '/', '"' -> end + 1;
            case 'u' -> endOfDigits(text, end + 1, to);
            default -> end;
        };
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int end = from;
        while (end < to && end - from < UNICODE_DIGITS && Ascii.isHex(text[end])) {
            end++;
        }
        return end;
    }
}
