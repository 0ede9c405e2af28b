package dev.hinomi.observability.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogIntake;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;

/** How points travel to Datadog. */
public final class MetricShipping {
    private MetricShipping() {}

    /** How points are delivered to Datadog unless told otherwise; one entry is one point. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("metrics", DatadogLimits.SERIES_FRAMING, DatadogLimits.SERIES);
    }

    /** Describes a delivery to Datadog's series intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return Delivery.builder(settings(), DatadogIntake.at(endpoints.seriesV2(), apiKey));
    }
}
