package dev.hinomi.observability.masking;

/** JSON Web Tokens, signed (RFC 7515) or encrypted (RFC 7516): {@code eyJ}, which is <code>{"</code>, and two to four dots. */
final class WebToken implements Finder {
    private static final int SHORTEST = 20;
    private static final int FEWEST_DOTS = 2;
    private static final int MOST_DOTS = 4;

    @Override
    public String anchors() {
        return "J";
    }

    @Override
    public boolean mayFollow(byte before) {
        return before == 'y';
    }

    @Override
    public String label() {
        return "[token]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int start = at - 2;
        if (start < floor || text[start] != 'e' || (start > floor && isBase64(text[start - 1]))) {
            return Span.NONE;
        }
        int dots = 0;
        int end = at;
        while (end < to && (isBase64(text[end]) || (text[end] == '.' && dots < MOST_DOTS))) {
            dots += text[end] == '.' ? 1 : 0;
            end++;
        }
        if (dots >= FEWEST_DOTS && end - start >= SHORTEST) {
            return Span.of(start, end);
        }
        return end == to ? Span.open(start) : Span.NONE;
    }

    private static boolean isBase64(byte b) {
        return Ascii.isAlphanumeric(b) || b == '-' || b == '_';
    }
}
