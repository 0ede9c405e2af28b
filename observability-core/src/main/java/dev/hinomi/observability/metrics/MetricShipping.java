package dev.hinomi.observability.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.BatchLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.metrics.wire.BlockHeader;
import dev.hinomi.observability.metrics.wire.SeriesTransport;
import java.time.Duration;

/** How points travel to Datadog. */
public final class MetricShipping {
    /** Points older than this are given up: Datadog refuses those of an hour, and the last ones must still arrive. */
    public static final Duration OLDEST_SENT = DatadogLimits.OLDEST_POINT.minusMinutes(5);

    private static final int LARGEST_BLOCK = DatadogLimits.SERIES_V1_REQUEST_BYTES + BlockHeader.BYTES;
    private static final BatchLimits ONE_BLOCK = new BatchLimits(1, LARGEST_BLOCK + 1L, LARGEST_BLOCK);

    private MetricShipping() {}

    /** How blocks of points are delivered to Datadog unless told otherwise; one entry is one block and one request. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("metrics", Framing.of("", "", ""), ONE_BLOCK);
    }

    /** Describes a delivery to Datadog's series intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return Delivery.builder(settings(), SeriesTransport.to(endpoints, apiKey))
                .expiring((block, now) -> BlockHeader.of(block)
                        .filter(header -> header.isOlderThan(OLDEST_SENT, now))
                        .isPresent());
    }
}
