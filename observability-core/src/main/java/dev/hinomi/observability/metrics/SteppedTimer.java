package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.sketch.Sketch;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.step.StepTimer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer whose sums and maximum belong to published steps, while its percentiles follow the real clock, or are left to a
 * sketch of its times in milliseconds.
 */
final class SteppedTimer extends StepTimer implements Distributed {
    private static final double NANOS_IN_A_MILLI = 1e6;

    private final @Nullable Sketch sketch;

    SteppedTimer(
            Meter.Id id,
            StepClock steps,
            DistributionStatisticConfig statistics,
            PauseDetector pauses,
            @Nullable Sketch sketch) {
        super(
                id,
                steps,
                steps.windowsOfOneStep(statistics),
                pauses,
                Source.TIME_UNIT,
                steps.stepMillis(),
                defaultHistogram(steps.real(), statistics, false));
        this.sketch = sketch;
    }

    @Override
    protected void recordNonNegative(long amount, TimeUnit unit) {
        super.recordNonNegative(amount, unit);
        if (sketch != null) {
            sketch.record(unit.toNanos(amount) / NANOS_IN_A_MILLI);
        }
    }

    @Override
    public @Nullable Sketch sketch() {
        return sketch;
    }
}
