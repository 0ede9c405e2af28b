package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock that step meters see: its time of day moves by exactly one step each time the registry publishes, and not
 * otherwise. So nothing rolls over behind the publisher's back, and a process that slept through several steps publishes
 * what it recorded instead of throwing it away. Thread-safe.
 */
final class StepClock implements Clock {
    private final Clock real;
    private final long stepMillis;
    private final AtomicLong steps = new AtomicLong();

    StepClock(Clock real, long stepMillis) {
        this.real = real;
        this.stepMillis = stepMillis;
    }

    /** Ends the current step. */
    void nextStep() {
        steps.incrementAndGet();
    }

    @Override
    public long wallTime() {
        return steps.get() * stepMillis;
    }

    @Override
    public long monotonicTime() {
        return real.monotonicTime();
    }

    /**
     * The same statistics with a maximum that, read right after a step has ended, is the maximum of that step: two
     * overlapping windows, one of which is cleared with each step.
     */
    DistributionStatisticConfig windowsOfOneStep(DistributionStatisticConfig statistics) {
        return DistributionStatisticConfig.builder()
                .expiry(Duration.ofMillis(stepMillis))
                .bufferLength(2)
                .build()
                .merge(statistics);
    }

    Clock real() {
        return real;
    }

    long stepMillis() {
        return stepMillis;
    }

    /** The real time of day in seconds. */
    long realSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(real.wallTime());
    }
}
