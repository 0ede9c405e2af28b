package dev.hinomi.observability.masking;

/** Letters and digits in UTF-8: ASCII's, and the characters of two bytes, which are letters with few exceptions. */
final class Letters {
    private Letters() {}

    /** How many bytes the letter or digit has that begins at an index; 0 if there is none. */
    static int after(byte[] text, int at, int to) {
        if (at >= to) {
            return 0;
        }
        if (Ascii.isAlphanumeric(text[at])) {
            return 1;
        }
        return at + 1 < to && beginsPair(text[at]) ? 2 : 0;
    }

    /** How many bytes the letter or digit has that ends before an index; 0 if there is none. */
    static int before(byte[] text, int floor, int at) {
        if (at <= floor) {
            return 0;
        }
        if (Ascii.isAlphanumeric(text[at - 1])) {
            return 1;
        }
        return at - 2 >= floor && text[at - 1] < 0 && beginsPair(text[at - 2]) ? 2 : 0;
    }

    private static boolean beginsPair(byte b) {
        return (b & 0xe0) == 0xc0;
    }
}
