package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.step.StepDistributionSummary;

/** A summary whose sums and maximum belong to published steps, while its percentiles follow the real clock. */
final class SteppedSummary extends StepDistributionSummary {

    SteppedSummary(Meter.Id id, StepClock steps, DistributionStatisticConfig statistics, double scale) {
        super(
                id,
                steps,
                steps.windowsOfOneStep(statistics),
                scale,
                steps.stepMillis(),
                defaultHistogram(steps.real(), statistics, false));
    }
}
