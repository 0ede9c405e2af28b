package dev.hinomi.alerts.rule;

import java.time.Duration;

/**
 * How long something must last before a rule believes it.
 *
 * @param pendingFor how long a threshold must stay crossed before an incident begins, for each severity by itself; zero begins it
 *     at once
 * @param minSamples how many measured values in a row must cross it, at least 1
 * @param keepFiringFor how long values must stay healthy before an incident ends; zero ends it at once
 * @param newGroupDelay how long a group that was never seen is not evaluated
 */
public record Timing(Duration pendingFor, int minSamples, Duration keepFiringFor, Duration newGroupDelay) {

    /** Everything at once. */
    public static final Timing IMMEDIATE = new Timing(Duration.ZERO, 1, Duration.ZERO, Duration.ZERO);

    /** Refuses negative durations and fewer samples than one. */
    public Timing {
        check("for", pendingFor);
        check("keep_firing_for", keepFiringFor);
        check("new_group_delay", newGroupDelay);
        if (minSamples < 1) {
            throw new IllegalArgumentException("min_samples must be 1 or more but was " + minSamples);
        }
    }

    private static void check(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    name + " must be zero or longer but was " + duration + ": write for example 5m");
        }
    }

    /** The same with this time before an incident begins. */
    public Timing pendingFor(Duration duration) {
        return new Timing(duration, minSamples, keepFiringFor, newGroupDelay);
    }

    /** The same with this number of values before an incident begins. */
    public Timing minSamples(int samples) {
        return new Timing(pendingFor, samples, keepFiringFor, newGroupDelay);
    }

    /** The same with this time before an incident ends. */
    public Timing keepFiringFor(Duration duration) {
        return new Timing(pendingFor, minSamples, duration, newGroupDelay);
    }

    /** The same with this time before a new group is evaluated. */
    public Timing newGroupDelay(Duration duration) {
        return new Timing(pendingFor, minSamples, keepFiringFor, duration);
    }
}
