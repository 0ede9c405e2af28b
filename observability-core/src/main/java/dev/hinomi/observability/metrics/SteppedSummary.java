package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.sketch.Sketch;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.step.StepDistributionSummary;
import org.jspecify.annotations.Nullable;

/**
 * A summary whose sums and maximum belong to published steps, while its percentiles follow the real clock, or are left to a
 * sketch of its values.
 */
final class SteppedSummary extends StepDistributionSummary implements Distributed {
    private final @Nullable Sketch sketch;

    SteppedSummary(
            Meter.Id id,
            StepClock steps,
            DistributionStatisticConfig statistics,
            double scale,
            @Nullable Sketch sketch) {
        super(
                id,
                steps,
                steps.windowsOfOneStep(statistics),
                scale,
                steps.stepMillis(),
                defaultHistogram(steps.real(), statistics, false));
        this.sketch = sketch;
    }

    @Override
    protected void recordNonNegative(double amount) {
        super.recordNonNegative(amount);
        if (sketch != null) {
            sketch.record(amount);
        }
    }

    @Override
    public @Nullable Sketch sketch() {
        return sketch;
    }
}
