package dev.hinomi.spring.metrics;

import dev.hinomi.alerts.metrics.AlertGauges;
import dev.hinomi.observability.Observability;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.metadata.MetadataShipping;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import java.util.Optional;

/** Tells Datadog what the application's metrics mean, and ours; or says once why it does not. */
final class MetricMetadata implements AutoCloseable {

    private final Optional<MetadataShipping> shipping;

    private MetricMetadata(Optional<MetadataShipping> shipping) {
        this.shipping = shipping;
    }

    static MetricMetadata start(
            HinomiRuntime runtime, MetricCatalogue catalogue, HinomiMeterRegistry registry, Outlet outlet) {
        if (!runtime.properties().metrics().metadata()) {
            return new MetricMetadata(Optional.empty());
        }
        if (runtime.applicationKey().isEmpty() && !catalogue.entries().isEmpty()) {
            LocalLog.info(
                    "Hinomi does not tell Datadog what " + catalogue.entries().size()
                            + " declared metrics mean: there is no hinomi.datadog.application-key and no DD_APP_KEY");
        }
        return new MetricMetadata(
                runtime.applicationKey().map(key -> start(runtime, key, catalogue, registry, outlet)));
    }

    private static MetadataShipping start(
            HinomiRuntime runtime,
            Secret applicationKey,
            MetricCatalogue catalogue,
            HinomiMeterRegistry registry,
            Outlet outlet) {
        Destination destination = runtime.destination().orElseThrow();
        HinomiProperties.Metrics metrics = runtime.properties().metrics();
        return MetadataShipping.start(
                catalogue.and(Observability.catalogue()).and(AlertGauges.catalogue()),
                registry,
                outlet,
                new MetadataShipping.Destination(destination.endpoints(), destination.apiKey(), applicationKey),
                metrics.queue().memory(runtime.identity().get().service(), outlet.signal()),
                LocalLog.warnings());
    }

    @Override
    public void close() {
        shipping.ifPresent(MetadataShipping::close);
    }
}
