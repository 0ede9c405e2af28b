package dev.hinomi.observability.jobs.metrics;

import dev.hinomi.observability.jobs.JobStart;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Adds up the seconds that the runs of one job were under way. Each begun second counts, so that the shortest run shows too.
 * Never falls. Thread-safe.
 */
final class Heartbeat {
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdentityHashMap<JobStart, Long> startNanos = new IdentityHashMap<>();
    private long doneSeconds;

    Heartbeat(Ticker ticker) {
        this.ticker = ticker;
    }

    void begin(JobStart run) {
        lock.lock();
        try {
            startNanos.put(run, ticker.nanos());
        } finally {
            lock.unlock();
        }
    }

    void end(JobStart run) {
        lock.lock();
        try {
            Long began = startNanos.remove(run);
            doneSeconds += began == null ? 0 : begunSeconds(began);
        } finally {
            lock.unlock();
        }
    }

    double seconds() {
        lock.lock();
        try {
            return doneSeconds
                    + startNanos.values().stream().mapToLong(this::begunSeconds).sum();
        } finally {
            lock.unlock();
        }
    }

    private long begunSeconds(long began) {
        return Duration.ofNanos(ticker.nanos() - began).toSeconds() + 1;
    }
}
