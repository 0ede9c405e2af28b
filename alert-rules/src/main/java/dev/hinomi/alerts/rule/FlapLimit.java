package dev.hinomi.alerts.rule;

import java.time.Duration;

/**
 * When an alert counts as flapping: people are told so once, and then of nothing before it was quiet for {@code within}.
 *
 * @param times how many incidents must have ended within that time, at least 2
 * @param within the time
 */
public record FlapLimit(int times, Duration within) {

    /** Four incidents in half an hour. */
    public static final FlapLimit DEFAULT = new FlapLimit(4, Duration.ofMinutes(30));

    /** Refuses a limit that every second incident would reach. */
    public FlapLimit {
        if (times < 2 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("flapping must be at least 2 incidents within a time, but was " + times
                    + " within " + within + ": write \"4 in 30m\" or off");
        }
    }
}
