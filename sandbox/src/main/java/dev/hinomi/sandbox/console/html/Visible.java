package dev.hinomi.sandbox.console.html;

import java.util.Locale;

/**
 * Makes text that somebody else wrote safe to look at: characters that are invisible, that turn the reading direction
 * or that steer a terminal become labelled chips, and a long text is cut.
 */
public final class Visible {
    /** The most characters of one value that a page shows. */
    public static final int MAX_CHARS = 8_192;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_SYMBOL = 0x2600;

    private Visible() {}

    /**
     * Shows a whole value.
     *
     * @param text text from outside
     * @return escaped markup, at most {@value #MAX_CHARS} characters of the text
     */
    public static Html show(String text) {
        return show(text, MAX_CHARS);
    }

    /**
     * Shows the beginning of a value.
     *
     * @param text text from outside
     * @param maxChars the most characters to show
     * @return escaped markup, which says when something was cut
     */
    public static Html show(String text, int maxChars) {
        Markup out = new Markup();
        String kept = text.length() <= maxChars ? text : text.substring(0, maxChars);
        int plainFrom = 0;
        int previous = 0;
        for (int i = 0; i < kept.length(); ) {
            int codePoint = kept.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (isHidden(codePoint, previous)) {
                out.text(kept.substring(plainFrom, i)).element("span", name(codePoint), "class", "chip");
                plainFrom = next;
            }
            previous = codePoint;
            i = next;
        }
        out.text(kept.substring(plainFrom));
        if (kept.length() < text.length()) {
            out.element("span", "… cut, " + text.length() + " characters in all", "class", "cut");
        }
        return out.html();
    }

    private static boolean isHidden(int codePoint, int previous) {
        if (codePoint == '\n' || codePoint == '\t') {
            return false;
        }
        if (codePoint == ZERO_WIDTH_JOINER) {
            return previous < FIRST_SYMBOL;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
            case Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static String name(int codePoint) {
        return switch (codePoint) {
            case '\r' -> "\\r";
            case 0x1B -> "ESC";
            default -> String.format(Locale.ROOT, codePoint <= 0xFFFF ? "\\u%04x" : "\\u{%x}", codePoint);
        };
    }
}
