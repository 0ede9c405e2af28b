package dev.hinomi.sandbox.console.overview;

import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Problem;
import java.util.List;
import java.util.Map;

/**
 * What the first page shows.
 *
 * @param empty whether nothing was received yet
 * @param tiles the counts of each signal
 * @param counters every exact count by its name
 * @param problems the newest broken rules
 * @param requests the newest requests
 */
public record OverviewModel(
        boolean empty, List<Tile> tiles, Map<String, Long> counters, List<Problem> problems, List<Exchange> requests) {

    /**
     * The counts of one signal.
     *
     * @param label its name
     * @param path its page
     * @param count how many were received
     * @param note what else there is to say
     * @param bad whether the note is bad news
     */
    public record Tile(String label, String path, long count, String note, boolean bad) {}
}
