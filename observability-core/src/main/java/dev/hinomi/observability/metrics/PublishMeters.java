package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/**
 * How publishing fares, as meters: {@code hinomi.metrics.skipped} (tagged {@code reason}) and {@code .steps.merged} as
 * counters, {@code .points}, {@code .silent} and {@code .publish.duration} of the last publication as gauges.
 *
 * @param published the registry that is watched
 */
public record PublishMeters(HinomiMeterRegistry published) implements MeterBinder {
    private static final String PREFIX = "hinomi.metrics.";

    @Override
    public void bindTo(MeterRegistry registry) {
        PublishTally tally = published.tally();
        for (SkipReason reason : SkipReason.values()) {
            FunctionCounter.builder(PREFIX + "skipped", tally, counts -> (double) counts.skipped(reason))
                    .description("Numbers that were not published")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        FunctionCounter.builder(PREFIX + "steps.merged", tally, counts -> (double) counts.merged())
                .description("Steps that were published as a part of the one after them")
                .register(registry);
        Gauge.builder(PREFIX + "points", tally, PublishTally::points)
                .description("Points of the last publication")
                .register(registry);
        Gauge.builder(PREFIX + "silent", tally, PublishTally::silent)
                .description("Series that the last publication left out because nothing happens to them")
                .register(registry);
        TimeGauge.builder(
                        PREFIX + "publish.duration",
                        tally,
                        TimeUnit.NANOSECONDS,
                        counts -> counts.took().toNanos())
                .description("Time that the last publication took")
                .register(registry);
    }
}
