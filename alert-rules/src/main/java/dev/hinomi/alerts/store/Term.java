package dev.hinomi.alerts.store;

import java.time.Duration;

/**
 * How long a leader leads without a sign of life, and how often it gives one.
 *
 * @param lease how long after its last sign of life others wait
 * @param beat the time between two signs, and between two attempts of the others
 */
public record Term(Duration lease, Duration beat) {

    /** Refuses a lease that one late beat would lose. */
    public Term {
        if (beat.isNegative() || beat.isZero() || lease.compareTo(beat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "a lease must last at least two beats, but was " + lease + " with a beat of " + beat);
        }
    }

    /**
     * The term of whoever evaluates at this step: a lease of three quarters of it, a beat at each quarter. A leader that dies is
     * followed within one step, and whoever follows evaluates at its own next step: within two.
     */
    public static Term ofStep(Duration step) {
        Duration quarter = step.dividedBy(4);
        return new Term(quarter.multipliedBy(3), quarter);
    }
}
