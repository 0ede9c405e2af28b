package dev.hinomi.observability.metrics.health;

import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.PublishTally;
import dev.hinomi.observability.metrics.SkipReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/**
 * How publishing fares, as meters: {@code hinomi.metrics.skipped}, {@code .steps.merged}, {@code .points}, {@code .silent} and
 * {@code .publish.duration} of {@link HealthMetrics}.
 *
 * @param published the registry that is watched
 */
public record PublishMeters(HinomiMeterRegistry published) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        PublishTally tally = published.tally();
        for (SkipReason reason : SkipReason.values()) {
            HealthMetrics.SKIPPED.functionCounter(
                    registry,
                    tally,
                    counts -> (double) counts.skipped(reason),
                    HealthTags.SKIPPED_FOR.value(reason.label()));
        }
        HealthMetrics.STEPS_MERGED.functionCounter(registry, tally, counts -> (double) counts.merged());
        HealthMetrics.POINTS.gauge(registry, tally, PublishTally::points);
        HealthMetrics.SILENT.gauge(registry, tally, PublishTally::silent);
        TimeGauge.builder(
                        HealthMetrics.PUBLISH_DURATION.getName(),
                        tally,
                        TimeUnit.NANOSECONDS,
                        counts -> counts.took().toNanos())
                .description(HealthMetrics.PUBLISH_DURATION.metric().description())
                .register(registry);
    }
}
