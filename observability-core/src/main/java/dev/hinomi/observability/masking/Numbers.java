package dev.hinomi.observability.masking;

/** Digits with single spaces or hyphens between them, and what stands around them. */
final class Numbers {
    private Numbers() {}

    /** Not in a word, nor after the plus of a phone number. */
    static boolean mayBeginAfter(byte before) {
        return before != '+' && !Ascii.isAlphanumeric(before);
    }

    /** Whether the digits at an index are those after a point or comma. */
    static boolean isFraction(byte[] text, int floor, int at) {
        return at - 2 >= floor && (text[at - 1] == '.' || text[at - 1] == ',') && Ascii.isDigit(text[at - 2]);
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
        return end == to || (end + 1 == to && isSeparator(text[end]));
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
