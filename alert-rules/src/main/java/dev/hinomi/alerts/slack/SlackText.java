package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Redaction;
import java.net.URI;
import java.util.Optional;

/**
 * Makes values harmless in a Slack message: nothing that was measured, logged or named can call anyone, form a link or hide
 * text. Slack asks for {@code & < >} to be escaped (docs.slack.dev/messaging/formatting-message-text).
 */
final class SlackText {

    private static final int LONGEST_LINK = 1_000;
    private static final String ELLIPSIS = "…";

    private final Redaction redaction;

    SlackText(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The value without secrets, control and direction characters, at most this many code points long, escaped. */
    String value(String raw, int longest) {
        return written(redaction.of(visible(raw)), longest);
    }

    /** The same for what stands in a rule file to be read by people, such as an address to call. */
    static String written(String raw, int longest) {
        return escape(truncate(visible(raw), longest));
    }

    /** The value in a code span; it cannot end the span. */
    String code(String raw, int longest) {
        return "`" + value(raw.replace('`', '\''), longest) + "`";
    }

    /** A link whose address can neither end it nor be anything but a web address of bearable length without secrets. */
    Optional<String> link(URI address, String label) {
        String scheme = address.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            return Optional.empty();
        }
        String target = address.toASCIIString()
                .replace("&", "&amp;")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("|", "%7C");
        boolean telling = !redaction.of(address.toString()).equals(address.toString());
        return telling || target.length() > LONGEST_LINK
                ? Optional.empty()
                : Optional.of("<" + target + "|" + value(label, 60) + ">");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String truncate(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + ELLIPSIS;
    }

    private static String visible(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        raw.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(SlackText::isVisible)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isVisible(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
