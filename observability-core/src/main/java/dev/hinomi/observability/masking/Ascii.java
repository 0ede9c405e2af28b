package dev.hinomi.observability.masking;

/** What a byte of a text is; the bytes of all other characters are none of these. */
final class Ascii {
    private static final int CASE = 0x20;

    private Ascii() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    static boolean isLetter(byte b) {
        return isLower((byte) (b | CASE));
    }

    static boolean isAlphanumeric(byte b) {
        return isDigit(b) || isLetter(b);
    }

    static boolean isHex(byte b) {
        byte lower = (byte) (b | CASE);
        return isDigit(b) || (lower >= 'a' && lower <= 'f');
    }

    static byte lower(byte b) {
        return isUpper(b) ? (byte) (b | CASE) : b;
    }

    /** Whether a letter or digit stands at an index that is inside the bounds. */
    static boolean isAlphanumericAt(byte[] text, int at, int from, int to) {
        return at >= from && at < to && isAlphanumeric(text[at]);
    }

    /** Whether a word, given in lower case, ends before an index, in any case. */
    static boolean endsWith(byte[] text, int floor, int end, String word) {
        int start = end - word.length();
        if (start < floor) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text[start + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
