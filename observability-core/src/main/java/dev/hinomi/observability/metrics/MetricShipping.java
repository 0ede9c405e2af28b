package dev.hinomi.observability.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.BatchLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.Transport;
import dev.hinomi.observability.metrics.sketch.DistributionTransport;
import dev.hinomi.observability.metrics.sketch.SketchLimits;
import dev.hinomi.observability.metrics.wire.BlockHeader;
import dev.hinomi.observability.metrics.wire.SeriesTransport;
import java.time.Instant;

/**
 * How points travel to Datadog: series on one way, distributions on another. One entry is one block and one request, and a
 * block whose points Datadog would refuse for their age is given up.
 */
public final class MetricShipping {
    private static final Framing AS_IT_IS = Framing.of("", "", "");

    private MetricShipping() {}

    /** How blocks of series are delivered to Datadog unless told otherwise. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("metrics", AS_IT_IS, oneBlock(DatadogLimits.SERIES_V1_REQUEST_BYTES));
    }

    /** How blocks of distributions are delivered to Datadog unless told otherwise. */
    public static DeliverySettings distributionSettings() {
        return DeliverySettings.of("distributions", AS_IT_IS, oneBlock(SketchLimits.REQUEST_BYTES));
    }

    /** Describes a delivery to Datadog's series intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return expiring(settings(), SeriesTransport.to(endpoints, apiKey));
    }

    /** The same to Datadog's intake of distributions. */
    public static Delivery.Builder distributions(DatadogEndpoints endpoints, Secret apiKey) {
        return expiring(distributionSettings(), DistributionTransport.to(endpoints, apiKey));
    }

    private static Delivery.Builder expiring(DeliverySettings settings, Transport transport) {
        return Delivery.builder(settings, transport).expiring(MetricShipping::isTooOld);
    }

    private static boolean isTooOld(byte[] block, Instant now) {
        return BlockHeader.of(block)
                .filter(header -> header.isOlderThan(DatadogLimits.OLDEST_POINT_SENT, now))
                .isPresent();
    }

    private static BatchLimits oneBlock(int bodyBytes) {
        int largest = bodyBytes + BlockHeader.BYTES;
        return new BatchLimits(1, largest + 1L, largest);
    }
}
