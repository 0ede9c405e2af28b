package dev.hinomi.observability.metrics;

import dev.hinomi.observability.logs.LogShipping;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What became of log events before they were lines: {@code hinomi.logs.suppressed} counts those that flood control only
 * counted, {@code hinomi.logs.masking_failures} texts and names that were hidden as a whole.
 *
 * @param shipping the shipping that is watched
 */
public record LogMeters(LogShipping shipping) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("hinomi.logs.suppressed", shipping, LogShipping::suppressed)
                .description("Lines that were only counted because there were too many of their kind")
                .tag("signal", shipping.outlet().signal())
                .register(registry);
        FunctionCounter.builder("hinomi.logs.masking_failures", shipping, LogShipping::maskingFailures)
                .description("Texts and names that were hidden as a whole because masking them failed")
                .tag("signal", shipping.outlet().signal())
                .register(registry);
    }
}
