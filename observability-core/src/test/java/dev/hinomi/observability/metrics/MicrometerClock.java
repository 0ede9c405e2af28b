package dev.hinomi.observability.metrics;

import dev.hinomi.observability.time.ManualClock;
import io.micrometer.core.instrument.Clock;

/** A manual clock as Micrometer wants it. */
record MicrometerClock(ManualClock clock) implements Clock {

    @Override
    public long wallTime() {
        return clock.millis();
    }

    @Override
    public long monotonicTime() {
        return clock.nanos();
    }
}
