package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws Slack's <a href="https://docs.slack.dev/messaging/formatting-message-text/">mrkdwn</a>. What Slack does not know
 * (headings, {@code **bold**}, {@code [label](url)}) stays as it was written. Immutable and thread-safe.
 */
public final class Mrkdwn {
    private static final Pattern FENCE = Pattern.compile("```\\n?([\\s\\S]*?)```");
    private static final Pattern QUOTED = Pattern.compile("(?:>|&gt;)\\s?(.*)");

    private final Directory directory;
    private final ZoneId zone;

    /**
     * A renderer for one workspace.
     *
     * @param directory the names that mentions show
     * @param zone the zone that {@code <!date…>} is shown in
     */
    public Mrkdwn(Directory directory, ZoneId zone) {
        this.directory = directory;
        this.zone = zone;
    }

    /**
     * Draws a text.
     *
     * @param text mrkdwn as sent, entities included
     * @return its markup
     */
    public Html render(String text) {
        String shown = text.length() > Visible.MAX_CHARS ? text.substring(0, Visible.MAX_CHARS) : text;
        Markup out = new Markup();
        Matcher fence = FENCE.matcher(shown);
        int from = 0;
        while (fence.find()) {
            lines(shown.substring(from, fence.start()), out);
            out.open("pre", "class", "sl-pre")
                    .html(Visible.show(unescape(fence.group(1))))
                    .close();
            from = fence.end();
        }
        lines(shown.substring(from), out);
        if (shown.length() < text.length()) {
            out.element("span", "… cut, " + text.length() + " characters in all", "class", "cut");
        }
        return out.html();
    }

    /**
     * Decodes the three entities that Slack knows, each once.
     *
     * @param text text as sent
     * @return text as meant
     */
    static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private void lines(String text, Markup out) {
        boolean quoting = false;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            Matcher quote = QUOTED.matcher(line);
            boolean quoted = quote.matches();
            if (quoted != quoting) {
                quoting = quoted ? open(out) : close(out);
            } else if (!first) {
                out.empty("br");
            }
            new Inline(quoted ? quote.group(1) : line, directory, zone, out).write();
            first = false;
        }
        if (quoting) {
            out.close();
        }
    }

    private static boolean open(Markup out) {
        out.open("blockquote");
        return true;
    }

    private static boolean close(Markup out) {
        out.close();
        return false;
    }
}
