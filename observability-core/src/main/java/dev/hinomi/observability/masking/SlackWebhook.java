package dev.hinomi.observability.masking;

/** The path of a Slack webhook's address: whoever knows it can post. */
final class SlackWebhook implements Finder {
    @Override
    public String anchors() {
        return "/";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Ascii.lower(before) == 'm';
    }

    @Override
    public String label() {
        return "[token]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        if (!Ascii.endsWith(text, floor, at, "hooks.slack.com")
                && !Ascii.endsWith(text, floor, at, "hooks.slack-gov.com")) {
            return Span.NONE;
        }
        int end = at + 1;
        while (end < to && isPath(text[end])) {
            end++;
        }
        return end > at + 1 ? Span.of(at + 1, end) : Span.NONE;
    }

    private static boolean isPath(byte b) {
        return Ascii.isAlphanumeric(b) || b == '/' || b == '-' || b == '_';
    }
}
