package dev.hinomi.observability.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** What publishing has done so far. Written by the thread that publishes, read by any. Thread-safe. */
final class PublishTally {
    private final AtomicLongArray skipped = new AtomicLongArray(SkipReason.values().length);
    private volatile long merged;
    private volatile int points;
    private volatile int silent;
    private volatile Duration took = Duration.ZERO;

    void skipped(SkipReason reason, int numbers) {
        if (numbers > 0) {
            skipped.addAndGet(reason.ordinal(), numbers);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // Only the thread that publishes writes it.
    void merged(long steps) {
        merged += steps;
    }

    void published(int publishedPoints, int silentSeries) {
        points = publishedPoints;
        silent = silentSeries;
    }

    void took(Duration time) {
        took = time;
    }

    /** Numbers that were not published, for one reason. */
    long skipped(SkipReason reason) {
        return skipped.get(reason.ordinal());
    }

    /** Numbers that were not published. */
    long skipped() {
        long all = 0;
        for (int i = 0; i < skipped.length(); i++) {
            all += skipped.get(i);
        }
        return all;
    }

    /** Steps that were published as a part of the one after them. */
    long merged() {
        return merged;
    }

    /** Points of the last publication. */
    int points() {
        return points;
    }

    /** Series that the last publication left out because nothing happens to them, or because they have no number. */
    int silent() {
        return silent;
    }

    /** How long the last publication took. */
    Duration took() {
        return took;
    }
}
