package dev.hinomi.observability.metrics.metadata;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogPut;
import dev.hinomi.observability.datadog.DatadogReply;

/** Carries the metadata of one metric to Datadog; blocks for a bounded time and does not throw. */
@FunctionalInterface
public interface MetadataTransport {
    /** Sends it and says what came back. */
    DatadogReply put(SeriesMetadata metadata);

    /** Lets go of connections and threads: what is under way, or comes later, is not answered. */
    default void close() {}

    /** {@code PUT /api/v1/metrics/NAME}. Source: docs.datadoghq.com/api/latest/metrics, "Edit metric metadata". */
    static MetadataTransport to(DatadogEndpoints endpoints, Secret apiKey, Secret applicationKey) {
        DatadogPut put = DatadogPut.below(endpoints.metricMetadata(), apiKey, applicationKey);
        return new MetadataTransport() {
            @Override
            public DatadogReply put(SeriesMetadata metadata) {
                return put.put(metadata.name(), metadata.json());
            }

            @Override
            public void close() {
                put.close();
            }
        };
    }
}
