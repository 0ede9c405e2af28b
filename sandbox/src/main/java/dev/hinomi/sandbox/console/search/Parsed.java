package dev.hinomi.sandbox.console.search;

/** What became of the text in a search box. */
public sealed interface Parsed {

    /**
     * It is a search.
     *
     * @param query the search
     */
    record Ok(SearchQuery query) implements Parsed {}

    /**
     * It is not.
     *
     * @param position where the reading stopped, in characters from the start
     * @param message what was found there and what would be right
     */
    record Refused(int position, String message) implements Parsed {}
}
