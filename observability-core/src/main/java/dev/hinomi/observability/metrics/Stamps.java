package dev.hinomi.observability.metrics;

import java.time.Duration;

/**
 * The times that points are stamped with, in seconds: each later than the one before, because of two points of a series
 * with the same time Datadog keeps the last. Stamps run ahead of the clock by {@link #MOST_AHEAD} at most, because Datadog
 * refuses points of the future. Not thread-safe.
 */
final class Stamps {
    /**
     * How far stamps may run ahead of the clock after it was set back. Datadog takes points up to ten minutes ahead of its
     * own. Source: docs.datadoghq.com/api/latest/metrics, "Submit metrics".
     */
    static final Duration MOST_AHEAD = Duration.ofMinutes(9);

    /** How far parts of steps may run ahead when there are several of them in one second. */
    static final Duration MOST_AHEAD_BY_FLUSHES = Duration.ofMinutes(1);

    private long last = Long.MIN_VALUE / 2;
    private long shift;

    /**
     * The stamp for what ended at a time. When the clock is set back further than stamps may run ahead, they follow it, but
     * a second beside those of the steps that were stamped before.
     */
    long next(long endSeconds) {
        if (last - (endSeconds + shift) >= MOST_AHEAD.toSeconds()) {
            shift++;
            last = endSeconds + shift;
        } else {
            last = Math.max(endSeconds + shift, last + 1);
        }
        return last;
    }

    /** Whether so many parts of steps have been stamped that the next one has to wait for the clock. */
    boolean isAhead(long nowSeconds) {
        return last - nowSeconds >= MOST_AHEAD_BY_FLUSHES.toSeconds();
    }
}
