package dev.hinomi.observability.delivery;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubling from {@code first} up to {@code max}, each wait shortened by a
 * random part of up to {@code jitter} so that many instances do not come back at the same moment.
 *
 * @param first the wait after the first failure
 * @param max the longest wait
 * @param jitter the part of a wait that chance may take away, from 0 to 1
 */
public record Backoff(Duration first, Duration max, double jitter) {
    /** From 1 s to 60 s, up to half of it random. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 0.5);

    private static final int MOST_DOUBLINGS = 30;

    /** A backoff with positive waits. */
    public Backoff {
        if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A backoff must go from a positive wait up to a longer one, but goes from " + first + " to " + max
                            + ".");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("The jitter must lie between 0 and 1, but is " + jitter + ".");
        }
    }

    /**
     * The wait after a number of failures in a row.
     *
     * @param failures how many attempts have failed, from 1
     * @param chance a random number from 0 to 1
     */
    public Duration delay(int failures, double chance) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        double full = Math.min((double) first.toNanos() * (1L << doublings), (double) max.toNanos());
        return Duration.ofNanos((long) (full * (1 - jitter * chance)));
    }
}
