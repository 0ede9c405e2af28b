package dev.hinomi.observability.masking;

/** The password of {@code scheme://user:password@host}, as in the addresses of databases and brokers. */
final class UrlPassword implements Finder {
    private static final int LONGEST = 256;

    @Override
    public String anchors() {
        return "@";
    }

    @Override
    public boolean mayFollow(byte before) {
        return isPart(before);
    }

    @Override
    public String label() {
        return "[secret]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int colon = at;
        int from = at;
        int least = Math.max(floor, at - LONGEST);
        while (from > least && isPart(text[from - 1])) {
            from--;
            colon = text[from] == ':' ? from : colon;
        }
        if (colon + 1 >= at || !Ascii.endsWith(text, floor, from, "://")) {
            return Span.NONE;
        }
        return Span.of(colon + 1, lastAt(text, at, Math.min(to, at + LONGEST)));
    }

    /** A password may hold the sign that ends it. */
    private static int lastAt(byte[] text, int at, int limit) {
        int last = at;
        for (int i = at + 1; i < limit && (isPart(text[i]) || text[i] == '@'); i++) {
            last = text[i] == '@' ? i : last;
        }
        return last;
    }

    private static boolean isPart(byte b) {
        return switch (b) {
            case '@', '/', '\\', '<', '>', '\'', '(', ')' -> false;
            default -> b > ' ' || b < 0;
        };
    }
}
