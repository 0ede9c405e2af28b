package dev.hinomi.observability.masking;

/** Slack's tokens: {@code xoxb-}, {@code xoxp-} and their kin, and {@code xapp-} of an app. */
final class SlackToken implements Finder {
    private static final int PREFIX = 4;
    private static final int SHORTEST = 10;

    @Override
    public String anchors() {
        return "-";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Ascii.isLetter(before);
    }

    @Override
    public String label() {
        return "[token]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int start = at - PREFIX;
        if (start < floor
                || text[start] != 'x'
                || !(Ascii.endsWith(text, floor, at - 1, "xox") || Ascii.endsWith(text, floor, at, "xapp"))) {
            return Span.NONE;
        }
        int end = at;
        while (end < to && (Ascii.isAlphanumeric(text[end]) || text[end] == '-')) {
            end++;
        }
        if (end - at > SHORTEST) {
            return Span.of(start, end);
        }
        return end == to ? Span.open(start) : Span.NONE;
    }
}
