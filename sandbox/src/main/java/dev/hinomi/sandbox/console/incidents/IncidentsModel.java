package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.html.Units;
import java.util.List;

/**
 * What the Incidents page shows.
 *
 * @param outbox what is to be told
 * @param extent how much of what there is
 * @param open whether only incidents that are not over are shown
 * @param rows the incidents, the newest first
 * @param older the address of the older ones; empty when there are none
 */
public record IncidentsModel(Queue outbox, Extent extent, boolean open, List<Summary> rows, String older) {

    /**
     * What is to be told.
     *
     * @param size how much waits
     * @param first the beginning of it, what has waited longest first
     */
    public record Queue(int size, List<Waiting> first) {}

    /**
     * How much there is, and how much of it is shown.
     *
     * @param first the place of the first incident shown, from 1
     * @param last the place of the last one
     * @param matching how many there are, or are open
     * @param all how many there are
     * @param open how many of them are not over
     * @param logs how many log entries they are read from
     * @param evicted how many log entries made room for newer ones
     * @param unlogged how many incidents Slack messages name of which no log entry tells
     */
    public record Extent(int first, int last, int matching, int all, int open, int logs, long evicted, int unlogged) {

        /**
         * Says it in words, the limits included.
         *
         * @return for instance {@code showing 1 to 50 of 312, read from 9,000 log entries; 0 evicted}
         */
        public String words() {
            return "showing " + Units.count(first) + " to " + Units.count(last) + " of " + Units.count(matching)
                    + ", read from the " + Units.count(logs) + " log entries kept; " + Units.count(evicted)
                    + " evicted";
        }
    }
}
