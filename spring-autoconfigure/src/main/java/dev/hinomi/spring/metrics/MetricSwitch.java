package dev.hinomi.spring.metrics;

import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.util.Locale;

/** Whether metrics are published, and if not, why not. */
enum MetricSwitch {
    /** Metrics are published. */
    ON(""),
    /** Everything is switched off. */
    ALL_OFF("hinomi.enabled=false"),
    /** Metrics are switched off. */
    METRICS_OFF("hinomi.metrics.enabled=false"),
    /** There is no key. */
    NO_KEY("no DD_API_KEY"),
    /** There is a key, but neither site nor address can be used. */
    NO_ADDRESS("no usable Datadog site or address");

    private final String reason;

    MetricSwitch(String reason) {
        this.reason = reason;
    }

    static MetricSwitch of(HinomiRuntime runtime) {
        if (!runtime.enabled()) {
            return ALL_OFF;
        }
        if (!runtime.properties().metrics().enabled()) {
            return METRICS_OFF;
        }
        if (runtime.destination().isPresent()) {
            return ON;
        }
        return runtime.apiKeyGiven() ? NO_ADDRESS : NO_KEY;
    }

    /** The part's words in the start-up line. */
    String words(HinomiRuntime runtime) {
        return this == ON
                ? "metrics every " + runtime.properties().metrics().step().toSeconds() + " s to "
                        + runtime.destination().map(Destination::host).orElse("?") + " ("
                        + runtime.properties().metrics().mode().name().toLowerCase(Locale.ROOT) + ")"
                : "metrics off (" + reason + ")";
    }
}
