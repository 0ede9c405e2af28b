package dev.hinomi.sandbox.console.page;

import dev.hinomi.sandbox.console.html.Units;

/**
 * How much of something a page shows.
 *
 * @param shown how many rows are on the page
 * @param matching how many match the search
 * @param kept how many are in memory
 * @param evicted how many made room for newer ones
 */
public record Extent(int shown, int matching, int kept, long evicted) {

    /**
     * Says it in words, the limits included.
     *
     * @return for instance {@code showing 200 of 1,234 that match, of 5,000 kept; 0 evicted}
     */
    public String words() {
        String found = matching == kept ? "" : " that match, of " + Units.count(kept) + " kept";
        return "showing " + Units.count(shown) + " of " + Units.count(matching) + found + "; " + Units.count(evicted)
                + " evicted";
    }
}
