package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.config.validate.Validated;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.datadog.DatadogConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the parent registry must know: the step. The key and the address stay with the delivery. */
record RegistryConfig(Duration step) implements DatadogConfig {

    @Override
    public @Nullable String get(String key) {
        return null;
    }

    /** Never used: requests are made by the delivery. */
    @Override
    public String apiKey() {
        return "";
    }

    @Override
    public Validated<?> validate() {
        return StepRegistryConfig.validate(this);
    }
}
