package dev.hinomi.sandbox.console.page;

import dev.hinomi.sandbox.console.search.Parsed;
import dev.hinomi.sandbox.console.search.SearchParser;
import dev.hinomi.sandbox.console.search.SearchQuery;

/**
 * What was typed into a search box and what became of it.
 *
 * @param typed the text
 * @param error why it is not a search; empty when it is one
 * @param position where the reading stopped
 */
public record SearchBox(String typed, String error, int position) {

    /**
     * Reads the box.
     *
     * @param typed the text
     * @return the box
     */
    public static SearchBox of(String typed) {
        return SearchParser.parse(typed) instanceof Parsed.Refused refused
                ? new SearchBox(typed, refused.message(), refused.position())
                : new SearchBox(typed, "", 0);
    }

    /**
     * The search to answer.
     *
     * @return the search; everything when the text is none, so that the page still shows something
     */
    public SearchQuery query() {
        return SearchParser.parse(typed) instanceof Parsed.Ok ok ? ok.query() : new SearchQuery.Everything();
    }

    /**
     * Points at the place of the error, in a line of its own under the text.
     *
     * @return spaces and a caret
     */
    public String caret() {
        return typed + "\n" + " ".repeat(position) + "^";
    }
}
