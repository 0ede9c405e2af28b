package dev.hinomi.observability.logs;

import java.util.concurrent.atomic.AtomicLong;

/** How often one kind of line was logged since the last second began. Every call is counted in exactly one second. Thread-safe. */
final class FloodBucket {
    private static final long RETIRED = Long.MIN_VALUE;

    private final String status;
    private final AtomicLong calls = new AtomicLong();

    FloodBucket(String status) {
        this.status = status;
    }

    /** Counts one call: its number in this second from 1 on, or less if this bucket is retired and does not count. */
    long enter() {
        return calls.incrementAndGet();
    }

    /** Begins another second and answers how many calls the last one had. */
    long next() {
        return Math.max(0, calls.getAndUpdate(counted -> counted < 0 ? counted : 0));
    }

    /** Ends it for good and answers how many calls the last second had. */
    long end() {
        return Math.max(0, calls.getAndSet(RETIRED));
    }

    /** Ends it for good unless it was called in this second. */
    boolean retire() {
        return calls.compareAndSet(0, RETIRED);
    }

    /** The level of its lines. */
    String status() {
        return status;
    }
}
