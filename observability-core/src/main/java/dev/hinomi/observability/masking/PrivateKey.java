package dev.hinomi.observability.masking;

/** What stands between {@code -----BEGIN … PRIVATE KEY-----} and the next five hyphens (RFC 7468). */
final class PrivateKey implements Finder {
    private static final String WORDS = "private key";
    private static final String BEGIN = "begin";
    private static final String HYPHENS = "-----";
    private static final int LONGEST_LABEL = 40;

    @Override
    public String anchors() {
        return "-";
    }

    @Override
    public boolean mayFollow(byte before) {
        return before == 'Y';
    }

    @Override
    public String label() {
        return "[private key]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int start = at + HYPHENS.length();
        if (start > to
                || !Ascii.endsWith(text, floor, at, WORDS)
                || !begins(text, Math.max(floor, at - LONGEST_LABEL), at)) {
            return Span.NONE;
        }
        int end = start;
        while (end < to
                && !(text[end] == '-' && Ascii.endsWith(text, end, Math.min(end + HYPHENS.length(), to), HYPHENS))) {
            end++;
        }
        return end > start ? Span.of(start, end) : Span.NONE;
    }

    private static boolean begins(byte[] text, int floor, int at) {
        int start = at;
        while (start > floor && (Ascii.isUpper(text[start - 1]) || text[start - 1] == ' ')) {
            start--;
        }
        return start + BEGIN.length() <= at && Ascii.endsWith(text, start, start + BEGIN.length(), BEGIN);
    }
}
