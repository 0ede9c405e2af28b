package dev.hinomi.observability.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is cranked by hand: time of day and monotonic ticker move together. For tests,
 * ours and yours. Thread-safe.
 */
public final class ManualClock implements InstantSource, Ticker {
    private final Instant start;
    private final AtomicLong elapsedNanos = new AtomicLong();

    private ManualClock(Instant start) {
        this.start = start;
    }

    /** A clock that shows the given moment. */
    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /** A clock that shows an ISO-8601 moment such as {@code 2026-11-23T09:00:00Z}. */
    public static ManualClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Moves time forward.
     *
     * @throws IllegalArgumentException if the duration is negative: a monotonic clock never goes back
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time only moves forward, but was advanced by " + duration + ".");
        }
        elapsedNanos.addAndGet(duration.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(elapsedNanos.get());
    }

    @Override
    public long nanos() {
        return elapsedNanos.get();
    }
}
