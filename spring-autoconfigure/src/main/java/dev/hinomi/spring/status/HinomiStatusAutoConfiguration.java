package dev.hinomi.spring.status;

import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.status.SignalStatus;
import dev.hinomi.observability.status.Status;
import dev.hinomi.spring.logs.ShippedLogs;
import dev.hinomi.spring.metrics.HinomiMetricsAutoConfiguration;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.PartReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Adds the status page where Actuator is on the class path and the application exposes the page. */
@AutoConfiguration(after = HinomiMetricsAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnAvailableEndpoint(endpoint = HinomiEndpoint.class)
public final class HinomiStatusAutoConfiguration {

    HinomiStatusAutoConfiguration() {}

    @Bean
    HinomiEndpoint hinomiEndpoint(
            ConfigurableEnvironment environment,
            ObjectProvider<PartReport> reports,
            ObjectProvider<MetricDeliveries> metrics,
            ObjectProvider<HinomiMeterRegistry> registry,
            ObjectProvider<EventShipping> events) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        return new HinomiEndpoint(() -> {
            Map<String, SignalStatus> signals = signals(runtime, metrics);
            events.ifAvailable(shipping ->
                    signals.put(shipping.outlet().signal(), SignalStatus.of(EventShipping.MODE, shipping.outlet())));
            return Status.of(runtime.identity().get(), words(reports), signals, skipped(registry));
        });
    }

    private static Map<String, Long> skipped(ObjectProvider<HinomiMeterRegistry> registry) {
        HinomiMeterRegistry published = registry.getIfAvailable();
        return published == null ? Map.of() : published.tally().skippedByReason();
    }

    private static List<String> words(ObjectProvider<PartReport> reports) {
        return reports.orderedStream().map(part -> part.words().get()).toList();
    }

    private static Map<String, SignalStatus> signals(HinomiRuntime runtime, ObjectProvider<MetricDeliveries> metrics) {
        Map<String, SignalStatus> signals = new LinkedHashMap<>();
        ShippedLogs.shipping().ifPresent(logs -> signals.put(logs.outlet().signal(), status(runtime, logs)));
        String mode = runtime.properties().metrics().mode().name().toLowerCase(Locale.ROOT);
        metrics.ifAvailable(deliveries ->
                deliveries.all().forEach(delivery -> signals.put(delivery.signal(), SignalStatus.of(mode, delivery))));
        return signals;
    }

    private static SignalStatus status(HinomiRuntime runtime, LogShipping logs) {
        String mode = runtime.logRoute().way().name().toLowerCase(Locale.ROOT);
        return SignalStatus.of(mode, logs.outlet(), logs.suppressed());
    }
}
