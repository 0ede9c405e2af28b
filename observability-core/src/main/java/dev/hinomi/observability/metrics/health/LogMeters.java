package dev.hinomi.observability.metrics.health;

import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.metrics.catalogue.TagValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What became of log events before they were lines: the {@code hinomi.logs.*} of {@link HealthMetrics}.
 *
 * @param shipping the shipping that is watched
 */
public record LogMeters(LogShipping shipping) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        TagValue signal = HealthTags.SIGNAL.value(shipping.outlet().signal());
        HealthMetrics.SUPPRESSED.functionCounter(registry, shipping, LogShipping::suppressed, signal);
        HealthMetrics.MASKING_FAILURES.functionCounter(registry, shipping, LogShipping::maskingFailures, signal);
    }
}
