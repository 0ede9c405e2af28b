package dev.hinomi.spring.metrics;

import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.metrics.budget.TagBudget;
import dev.hinomi.observability.metrics.catalogue.AllowedValues;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.health.DeliveryMeters;
import dev.hinomi.observability.metrics.health.LogMeters;
import dev.hinomi.observability.metrics.health.PublishMeters;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.logs.ShippedLogs;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import dev.hinomi.spring.runtime.PartReport;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.datadog.DatadogMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** Adds the registry that publishes to Datadog; backs off when the application has a Datadog registry of its own. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.datadog.DatadogMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.datadog.DatadogMetricsExportAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        },
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration"
        })
public final class HinomiMetricsAutoConfiguration {

    HinomiMetricsAutoConfiguration() {}

    @Bean
    @Order(2)
    PartReport hinomiMetricsReport(ConfigurableEnvironment environment) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        return PartReport.of(MetricSwitch.of(runtime).words(runtime));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnMetrics.class)
    @ConditionalOnMissingBean(DatadogMeterRegistry.class)
    static class Publishing {

        @Bean(destroyMethod = "close")
        MetricDeliveries hinomiMetricDeliveries(ConfigurableEnvironment environment) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            HinomiProperties.Metrics metrics = runtime.properties().metrics();
            Destination destination = runtime.destination().orElseThrow();
            return MetricDeliveries.builder(destination.endpoints(), destination.apiKey())
                    .queue(metrics.queue(), runtime.identity().get().service())
                    .closeDeadline(metrics.shutdownTimeout(), "raise hinomi.metrics.shutdown-timeout")
                    .warnings(LocalLog.warnings())
                    .start(metrics.distributions());
        }

        @Bean
        HinomiMeterRegistry hinomiMeterRegistry(
                ConfigurableEnvironment environment, MetricDeliveries hinomiMetricDeliveries) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            HinomiMeterRegistry.Builder registry = HinomiMeterRegistry.builder(
                            runtime.identity(), hinomiMetricDeliveries.series())
                    .settings(runtime.properties().metrics().publishing());
            hinomiMetricDeliveries.distributions().ifPresent(registry::distributionsTo);
            return registry.build();
        }

        /** The last filter of every registry; Boot gives a composite of its own none, so that one is guarded apart. */
        @Bean
        static RegistryGuard hinomiRegistryGuard(
                ConfigurableEnvironment environment, ObjectProvider<MeterFilter> filters) {
            HinomiProperties.Metrics metrics =
                    HinomiRuntime.of(environment).properties().metrics();
            return RegistryGuard.of(metrics, filters);
        }

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        static TagBudget hinomiTagBudget(RegistryGuard hinomiRegistryGuard) {
            return hinomiRegistryGuard.budget();
        }

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE - 1)
        static AllowedValues hinomiAllowedValues(ObjectProvider<MetricCatalogue> catalogues) {
            return AllowedValues.of(Catalogues.all(catalogues), LocalLog.warnings());
        }

        @Bean(destroyMethod = "close")
        MetricMetadata hinomiMetricMetadata(
                ConfigurableEnvironment environment,
                ObjectProvider<MetricCatalogue> catalogues,
                HinomiMeterRegistry registry,
                MetricDeliveries hinomiMetricDeliveries) {
            return MetricMetadata.start(
                    HinomiRuntime.of(environment),
                    Catalogues.all(catalogues),
                    registry,
                    hinomiMetricDeliveries.series());
        }

        @Bean
        MeterBinder hinomiMetricsDeliveryMeters(MetricDeliveries hinomiMetricDeliveries) {
            return registry ->
                    hinomiMetricDeliveries.all().forEach(delivery -> new DeliveryMeters(delivery).bindTo(registry));
        }

        @Bean
        MeterBinder hinomiEventsDeliveryMeters(ObjectProvider<EventShipping> events) {
            return registry -> events.ifAvailable(shipping -> new DeliveryMeters(shipping.outlet()).bindTo(registry));
        }

        @Bean
        MeterBinder hinomiPublishMeters(HinomiMeterRegistry hinomiMeterRegistry) {
            return new PublishMeters(hinomiMeterRegistry);
        }

        @Bean
        MeterBinder hinomiLogsDeliveryMeters() {
            return registry -> ShippedLogs.shipping().ifPresent(logs -> {
                new DeliveryMeters(logs.outlet()).bindTo(registry);
                new LogMeters(logs).bindTo(registry);
            });
        }
    }
}
