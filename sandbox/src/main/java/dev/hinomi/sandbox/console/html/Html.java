package dev.hinomi.sandbox.console.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * Markup that is already escaped. A {@link String} becomes markup only through {@link Markup}, which escapes it, so a
 * value of this type may be written to a page as it is. Immutable.
 *
 * @param markup the markup
 */
public record Html(String markup) implements Content {

    /** No markup at all. */
    public static final Html EMPTY = new Html("");

    /**
     * Escapes one text.
     *
     * @param text any text
     * @return the text as markup
     */
    public static Html text(String text) {
        return new Markup().text(text).html();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(markup);
    }

    @Override
    public boolean isEmptyContent() {
        return markup.isEmpty();
    }

    @Override
    public String toString() {
        return markup;
    }
}
