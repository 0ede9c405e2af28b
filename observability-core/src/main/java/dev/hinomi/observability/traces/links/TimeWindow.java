package dev.hinomi.observability.traces.links;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a page shows.
 *
 * @param from its begin
 * @param to its end, not before the begin
 */
public record TimeWindow(Instant from, Instant to) {

    /** Checks the order. */
    public TimeWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The end of a time window must not be before its begin, but " + to
                    + " is before " + from + ". Swap them.");
        }
    }

    /** The window that reaches this far before and after a moment. */
    public static TimeWindow around(Instant moment, Duration margin) {
        return new TimeWindow(moment.minus(margin), moment.plus(margin));
    }
}
