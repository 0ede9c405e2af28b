package dev.hinomi.observability.masking;

/** Digits with single spaces or hyphens between them, and what stands around them. */
final class Numbers {
    private Numbers() {}

    /** Whether the digits at an index only go on there: in a word, as a fraction, or after the plus of a phone number. */
    static boolean isInside(byte[] text, int floor, int at) {
        if (at == floor) {
            return false;
        }
        byte before = text[at - 1];
        if (before == '.' || before == ',') {
            return at - 2 >= floor && Ascii.isDigit(text[at - 2]);
        }
        return before == '+' || Ascii.isAlphanumeric(before);
    }

    /** Where the digits end that begin at an index. */
    static int endOfGroup(byte[] text, int from, int limit) {
        int end = from;
        while (end < limit && Ascii.isDigit(text[end])) {
            end++;
        }
        return end;
    }

    /** Where the next group of digits begins after one that has ended; the end of the text if none follows. */
    static int nextGroup(byte[] text, int end, int to) {
        return end + 1 < to && isSeparator(text[end]) && Ascii.isDigit(text[end + 1]) ? end + 1 : to;
    }

    /** Whether the text ends with a group that ends there, so that another might have followed. */
    static boolean endsText(byte[] text, int end, int to) {
        return end == to || end + 1 == to && isSeparator(text[end]);
    }

    /** Where a number of so many digits ends that is written in one piece or in groups of four; -1 if there is none. */
    static int endOfFours(byte[] text, int at, int to, int digits) {
        int end = at;
        int left = digits;
        while (left > 0 && end < to) {
            int groupEnd = endOfGroup(text, end, Math.min(to, end + left + 1));
            int size = groupEnd - end;
            if (size == left) {
                return Ascii.isAlphanumericAt(text, groupEnd, at, to) ? -1 : groupEnd;
            }
            if (size != 4) {
                return -1;
            }
            left -= size;
            end = nextGroup(text, groupEnd, to);
        }
        return -1;
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == '-';
    }
}
