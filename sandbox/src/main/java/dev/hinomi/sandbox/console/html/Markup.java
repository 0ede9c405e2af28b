package dev.hinomi.sandbox.console.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup tag by tag. Tag and attribute names are ours; every text and every attribute value is escaped. Not
 * thread-safe.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens a tag.
     *
     * @param tag the tag's name
     * @param attributes names and values in turn; an attribute with an empty name is left out
     * @return this
     */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /**
     * Writes a tag that has no content.
     *
     * @param tag the tag's name
     * @param attributes names and values in turn
     * @return this
     */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /**
     * Closes the tag opened last.
     *
     * @return this
     */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /**
     * Writes a tag that holds one text.
     *
     * @param tag the tag's name
     * @param text any text, escaped here
     * @param attributes names and values in turn
     * @return this
     */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /**
     * Writes text.
     *
     * @param text any text, escaped here
     * @return this
     */
    public Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i));
        }
        return this;
    }

    /**
     * Writes markup that is safe already.
     *
     * @param html the markup
     * @return this
     */
    public Markup html(Html html) {
        out.append(html.markup());
        return this;
    }

    /**
     * Ends the writing.
     *
     * @return what was written
     */
    public Html html() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("tags left open: " + open + "; call close() once for each");
        }
        return new Html(out.toString());
    }

    private void start(String tag, String[] attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }
}
