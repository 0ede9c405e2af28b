package dev.hinomi.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.metrics.health.PublishMeters;
import dev.hinomi.spring.events.HinomiEventsAutoConfiguration;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.datadog.DatadogConfig;
import io.micrometer.datadog.DatadogMeterRegistry;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class HinomiMetricsAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HinomiMetricsAutoConfiguration.class))
            .withPropertyValues(
                    "hinomi.datadog.api-key=0123456789abcdef0123456789abcdef",
                    "hinomi.datadog.url=http://127.0.0.1:9",
                    "hinomi.metrics.shutdown-timeout=0s");

    @Test
    void publishesWithAKey() {
        runner.run(context -> assertThat(context).hasSingleBean(HinomiMeterRegistry.class));
    }

    @Test
    void backsOffForADatadogRegistryOfTheApplication() {
        runner.withUserConfiguration(OwnRegistry.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(DatadogMeterRegistry.class)
                        .doesNotHaveBean(HinomiMeterRegistry.class)
                        .doesNotHaveBean(MetricDeliveries.class));
    }

    @Test
    void canBeDisabledAlone() {
        runner.withPropertyValues("hinomi.metrics.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HinomiMeterRegistry.class));
    }

    @Test
    void canBeDisabledWithEverythingElse() {
        runner.withPropertyValues("hinomi.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HinomiMeterRegistry.class));
    }

    @Test
    void anAddressThatCannotBeUsedLeavesItOff() {
        runner.withPropertyValues("hinomi.datadog.url=http://user:secret@example.com")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HinomiMeterRegistry.class));
    }

    @Test
    void closesItsDeliveryWithTheContext() {
        runner.run(context -> {
            List<Delivery> deliveries = context.getBean(MetricDeliveries.class).all();

            context.close();

            assertThat(deliveries).hasSize(2).noneMatch(delivery -> delivery.offer(new byte[] {'1'}));
        });
    }

    @Test
    void timersThatAskForPercentilesAreDistributionsUnlessThatIsOff() {
        runner.run(context -> assertThat(percentilesOfOneInstance(context.getBean(HinomiMeterRegistry.class)))
                .isEmpty());
        runner.withPropertyValues("hinomi.metrics.distributions=off").run(context -> {
            assertThat(context.getBean(MetricDeliveries.class).distributions()).isEmpty();
            assertThat(percentilesOfOneInstance(context.getBean(HinomiMeterRegistry.class)))
                    .hasSize(1);
        });
    }

    private static Collection<Gauge> percentilesOfOneInstance(HinomiMeterRegistry registry) {
        Timer.builder("t").publishPercentiles(0.99).register(registry);
        return registry.find("t.percentile").gauges();
    }

    @Test
    void tellsHowTheEventsFareWhereThereAreAny() {
        runner.withConfiguration(AutoConfigurations.of(HinomiEventsAutoConfiguration.class))
                .run(context -> assertThat(signalsOfOurOwn(context)).contains("metrics", "distributions", "events"));
        runner.run(context -> assertThat(signalsOfOurOwn(context)).doesNotContain("events"));
    }

    private static List<String> signalsOfOurOwn(ApplicationContext context) {
        MeterRegistry registry = context.getBean(HinomiMeterRegistry.class);
        context.getBeanProvider(MeterBinder.class).forEach(binder -> binder.bindTo(registry));
        return registry.find("hinomi.delivery.accepted").functionCounters().stream()
                .map(counter -> counter.getId().getTag("signal"))
                .toList();
    }

    @Test
    void tellsHowPublishingFares() {
        runner.run(
                context -> assertThat(context.getBeansOfType(MeterBinder.class).values())
                        .hasAtLeastOneElementOfType(PublishMeters.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistry {

        @Bean
        DatadogMeterRegistry ownRegistry() {
            DatadogConfig config = key -> switch (key) {
                case "datadog.apiKey" -> "own";
                case "datadog.enabled" -> "false";
                default -> null;
            };
            return new DatadogMeterRegistry(config, Clock.SYSTEM);
        }
    }
}
