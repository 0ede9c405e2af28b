package dev.hinomi.benchmarks.metrics;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for registries that stands still until the next step is begun. Thread-safe. */
public final class StepTime implements Clock {
    private final AtomicLong nanos = new AtomicLong();
    private final long startMillis;
    private final Duration step;

    private StepTime(long startMillis, Duration step) {
        this.startMillis = startMillis;
        this.step = step;
    }

    /** A clock that shows the last beginning of a step before the moment. */
    public static StepTime before(Instant moment, Duration step) {
        long millis = moment.toEpochMilli();
        return new StepTime(millis - millis % step.toMillis(), step);
    }

    /** Moves on to the beginning of the next step. */
    public void nextStep() {
        nanos.addAndGet(step.toNanos());
    }

    @Override
    public long wallTime() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos.get());
    }

    @Override
    public long monotonicTime() {
        return nanos.get();
    }
}
