package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws one line of mrkdwn, once. Not thread-safe. */
final class Inline {
    private static final Pattern EMOJI = Pattern.compile(":(?=[^:]*[a-z]|100:|[+-]1:)([a-z0-9_+'-]{1,60}):");
    private static final Pattern BARE_LINK = Pattern.compile("https?://[^\\s<>|]+", Pattern.CASE_INSENSITIVE);
    private static final String STYLES = "*_~";
    private static final String[] TAGS = {"strong", "em", "s"};

    private final String line;
    private final Directory directory;
    private final ZoneId zone;
    private final Markup out;
    private final StringBuilder plain = new StringBuilder();

    Inline(String line, Directory directory, ZoneId zone, Markup out) {
        this.line = line;
        this.directory = directory;
        this.zone = zone;
        this.out = out;
    }

    void write() {
        write(0, line.length(), "");
    }

    private void write(int from, int to, String openStyles) {
        for (int at = from; at < to; ) {
            int next = special(at, to, openStyles);
            if (next == at) {
                plain.append(line.charAt(at));
                next = at + 1;
            }
            at = next;
        }
        flush();
    }

    private int special(int at, int to, String openStyles) {
        char c = line.charAt(at);
        return switch (c) {
            case '`' -> code(at, to);
            case '<' -> angle(at, to);
            case ':' -> emoji(at, to);
            case 'h', 'H' -> bareLink(at, to);
            case '*', '_', '~' -> openStyles.indexOf(c) >= 0 ? at : styled(at, to, openStyles);
            default -> at;
        };
    }

    private int code(int at, int to) {
        int end = line.indexOf('`', at + 1);
        if (end < 0 || end >= to || end == at + 1) {
            return at;
        }
        flush();
        out.open("code")
                .html(Visible.show(Mrkdwn.unescape(line.substring(at + 1, end))))
                .close();
        return end + 1;
    }

    private int angle(int at, int to) {
        int end = line.indexOf('>', at + 1);
        if (end < 0 || end >= to || end == at + 1) {
            return at;
        }
        flush();
        new Angle(line.substring(at + 1, end), directory, zone).write(out);
        return end + 1;
    }

    private int emoji(int at, int to) {
        Matcher emoji = EMOJI.matcher(line).region(at, to);
        if (!emoji.lookingAt()) {
            return at;
        }
        flush();
        Emoji.draw(emoji.group(1), out);
        return emoji.end();
    }

    private int bareLink(int at, int to) {
        Matcher link = BARE_LINK.matcher(line).region(at, to);
        if (!isBoundary(at - 1, '/') || !link.lookingAt()) {
            return at;
        }
        flush();
        String url = Mrkdwn.unescape(link.group());
        Links.write(url, url, out);
        return link.end();
    }

    private int styled(int at, int to, String openStyles) {
        char style = line.charAt(at);
        if (!isBoundary(at - 1, style) || at + 1 >= to || isSpaceOr(style, at + 1)) {
            return at;
        }
        int end = closing(style, at + 1, to);
        if (end < 0) {
            return at;
        }
        flush();
        out.open(TAGS[STYLES.indexOf(style)]);
        write(at + 1, end, openStyles + style);
        out.close();
        return end + 1;
    }

    private int closing(char style, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = line.charAt(at);
            int inside = c == '`' ? line.indexOf('`', at + 1) : c == '<' ? line.indexOf('>', at + 1) : -1;
            if (inside > 0 && inside < to) {
                at = inside;
            } else if (c == style && at > from && closes(style, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean closes(char style, int at) {
        return !isSpaceOr(style, at - 1) && isBoundary(at + 1, style);
    }

    private boolean isSpaceOr(char style, int at) {
        return Character.isWhitespace(line.charAt(at)) || line.charAt(at) == style;
    }

    private boolean isBoundary(int at, char style) {
        if (at < 0 || at >= line.length()) {
            return true;
        }
        return !Character.isLetterOrDigit(line.charAt(at)) && line.charAt(at) != style;
    }

    private void flush() {
        out.html(Visible.show(Mrkdwn.unescape(plain.toString())));
        plain.setLength(0);
    }
}
