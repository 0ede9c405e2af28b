package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.step.StepTimer;
import java.util.concurrent.TimeUnit;

/** A timer whose sums and maximum belong to published steps, while its percentiles follow the real clock. */
final class SteppedTimer extends StepTimer {

    SteppedTimer(Meter.Id id, StepClock steps, DistributionStatisticConfig statistics, PauseDetector pauses) {
        super(
                id,
                steps,
                steps.windowsOfOneStep(statistics),
                pauses,
                TimeUnit.MILLISECONDS,
                steps.stepMillis(),
                defaultHistogram(steps.real(), statistics, false));
    }
}
