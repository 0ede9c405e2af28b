package dev.hinomi.observability.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What publishing has done so far. Written by the thread that publishes, read by any. Thread-safe. */
public final class PublishTally {
    private final Map<SkipReason, AtomicLong> skipped = new ConcurrentHashMap<>();
    private final AtomicLong merged = new AtomicLong();
    private volatile int points;
    private volatile int silent;
    private volatile Duration took = Duration.ZERO;

    void skipped(SkipReason reason, long numbers) {
        counter(reason).addAndGet(numbers);
    }

    void merged(long steps) {
        merged.addAndGet(steps);
    }

    void published(int publishedPoints, int silentSeries) {
        points = publishedPoints;
        silent = silentSeries;
    }

    void took(Duration time) {
        took = time;
    }

    /** Numbers that were not published, for one reason. */
    public long skipped(SkipReason reason) {
        return counter(reason).get();
    }

    /** Numbers that were not published. */
    public long skipped() {
        return skipped.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** The same by the labels of the reasons, in their order; reasons without any are absent. */
    public Map<String, Long> skippedByReason() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (SkipReason reason : SkipReason.values()) {
            if (skipped(reason) > 0) {
                numbers.put(reason.label(), skipped(reason));
            }
        }
        return numbers;
    }

    private AtomicLong counter(SkipReason reason) {
        return skipped.computeIfAbsent(reason, first -> new AtomicLong());
    }

    /** Steps that were published as a part of the one after them. */
    public long merged() {
        return merged.get();
    }

    /** Points of the last publication. */
    public int points() {
        return points;
    }

    /** Series that the last publication left out because nothing happens to them, or because they have no number. */
    public int silent() {
        return silent;
    }

    /** How long the last publication took. */
    public Duration took() {
        return took;
    }
}
