package dev.hinomi.sandbox.console.faults;

import dev.hinomi.sandbox.console.html.Units;
import java.time.Instant;
import java.util.List;

/**
 * What the Faults page shows.
 *
 * @param active the faults that are on
 * @param applied how many requests were hit since the start
 * @param error why the last change was refused; empty when it was not
 */
public record FaultsModel(List<Switch> active, long applied, String error) {

    /**
     * A fault that is on.
     *
     * @param id its id
     * @param target what it hits
     * @param action what goes wrong
     * @param since when it was switched on
     * @param ends when it ends, in words
     * @param applied how many requests it has hit
     */
    public record Switch(long id, String target, String action, Instant since, String ends, long applied) {}

    /**
     * The hits since the start.
     *
     * @return a count
     */
    public String hits() {
        return Units.count(applied);
    }
}
