package dev.hinomi.observability.masking;

/** What follows {@code Bearer} or {@code Basic}: a token68 of RFC 9110, section 11.2, that is no word of prose. */
final class AuthorizationScheme implements Finder {
    private static final int SHORTEST = 8;
    private static final String SIGNS = "-._~+/=";

    @Override
    public String anchors() {
        return " ";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Ascii.lower(before) == 'r' || Ascii.lower(before) == 'c';
    }

    @Override
    public String label() {
        return "[token]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        if (!isScheme(text, floor, at, "bearer") && !isScheme(text, floor, at, "basic")) {
            return Span.NONE;
        }
        int start = at;
        while (start < to && text[start] == ' ') {
            start++;
        }
        int end = start;
        while (end < to && (Ascii.isAlphanumeric(text[end]) || SIGNS.indexOf(text[end]) >= 0)) {
            end++;
        }
        if (end - start >= SHORTEST && isRandom(text, start, end) && !isParameter(text, end, to)) {
            return Span.of(start, end);
        }
        return end == to && end > start ? Span.open(start) : Span.NONE;
    }

    private static boolean isScheme(byte[] text, int floor, int at, String scheme) {
        return Ascii.endsWith(text, floor, at, scheme)
                && !Ascii.isAlphanumericAt(text, at - scheme.length() - 1, floor, at);
    }

    /** Digits, or capitals that do not begin the word. */
    private static boolean isRandom(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ascii.isDigit(text[i]) || (i > from && Ascii.isUpper(text[i]))) {
                return true;
            }
        }
        return false;
    }

    /** As {@code realm="…"} in a challenge. */
    private static boolean isParameter(byte[] text, int end, int to) {
        return text[end - 1] == '=' && Ascii.endsWith(text, end, Math.min(end + 2, to), "\\\"");
    }
}
