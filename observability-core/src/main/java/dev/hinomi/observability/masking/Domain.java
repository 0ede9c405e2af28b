package dev.hinomi.observability.masking;

/** The domain of an e-mail address: labels with dots between them, the last one of letters. */
final class Domain {
    private static final int LONGEST = 253;
    private static final String ENCODED_LABEL = "xn--";

    private Domain() {}

    /** Where the characters end that a domain can have. */
    static int endOfCharacters(byte[] text, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        int at = from;
        while (at < limit) {
            int letter = Letters.after(text, at, limit);
            if (letter == 0 && text[at] != '.' && text[at] != '-') {
                break;
            }
            at += Math.max(letter, 1);
        }
        return at;
    }

    /** Where the longest domain ends that begins at an index; that index if there is none, or a version number. */
    static int end(byte[] text, int from, int limit) {
        int whole = from;
        int numbers = 0;
        int label = from;
        while (label < limit) {
            int next = endOfLabel(text, label, limit);
            if (label > from && isTopLevel(text, label, next)) {
                whole = next;
            }
            numbers += isNumber(text, label, next) ? 1 : 0;
            label = next + 1;
        }
        return numbers > 1 ? from : whole;
    }

    private static int endOfLabel(byte[] text, int from, int limit) {
        int end = from;
        while (end < limit && text[end] != '.') {
            end++;
        }
        return end;
    }

    private static boolean isTopLevel(byte[] text, int from, int to) {
        if (from + ENCODED_LABEL.length() < to
                && Ascii.endsWith(text, from, from + ENCODED_LABEL.length(), ENCODED_LABEL)) {
            return true;
        }
        int at = from;
        while (at < to && !Ascii.isDigit(text[at]) && Letters.after(text, at, to) > 0) {
            at += Letters.after(text, at, to);
        }
        return at == to && to - from > 1;
    }

    private static boolean isNumber(byte[] text, int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(text[at])) {
            at++;
        }
        return at == to && at > from;
    }
}
