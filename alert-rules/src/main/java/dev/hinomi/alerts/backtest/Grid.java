package dev.hinomi.alerts.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * The moments at which rules are evaluated.
 *
 * @param start the first
 * @param step the time between two
 */
public record Grid(Instant start, Duration step) {

    /** Refuses a step that points, which are kept in milliseconds, cannot tell apart. */
    public Grid {
        if (step.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "a step must be 100 ms or longer but was " + step + ": take for example 10s");
        }
    }

    /** The first of them that is not before the moment. */
    public Instant atOrAfter(Instant moment) {
        if (!moment.isAfter(start)) {
            return start;
        }
        Duration elapsed = Duration.between(start, moment);
        Instant before = start.plus(step.multipliedBy(elapsed.dividedBy(step)));
        return before.isBefore(moment) ? before.plus(step) : before;
    }
}
