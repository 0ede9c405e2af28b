package dev.hinomi.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.datadog.DatadogConfig;
import io.micrometer.datadog.DatadogMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
                        .doesNotHaveBean(Delivery.class));
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
            Delivery delivery = context.getBean(Delivery.class);

            context.close();

            assertThat(delivery.offer(new byte[] {'1'})).isFalse();
        });
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
