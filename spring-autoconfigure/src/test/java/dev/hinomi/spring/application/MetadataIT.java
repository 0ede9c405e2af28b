package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class MetadataIT {

    private static final String APPLICATION_KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    private enum ShopMetrics implements DeclaredMetric {
        ORDERS;

        @Override
        public Metric metric() {
            return Metric.counter("shop.orders")
                    .description("Orders that were paid")
                    .owner("shop");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {
        @Bean
        MetricCatalogue metrics() {
            return MetricCatalogue.of(ShopMetrics.values());
        }
    }

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    @Test
    void withAnApplicationKeyDatadogIsToldWhatTheMetricsMean() {
        try (ConfigurableApplicationContext application = start("hinomi.datadog.application-key=" + APPLICATION_KEY)) {
            recordAnOrder(application);

            await().atMost(SOON).until(() -> sandbox.series().metadata().containsKey("shop.orders"));
        }

        assertThat(sandbox.series().metadata().get("shop.orders").text("description"))
                .hasValue("Orders that were paid");
    }

    @Test
    void theKeyMayComeFromTheVariableOfDatadogsTools() {
        try (ConfigurableApplicationContext application = start("DD_APP_KEY=" + APPLICATION_KEY)) {
            recordAnOrder(application);

            await().atMost(SOON).until(() -> sandbox.series().metadata().containsKey("shop.orders"));
        }
    }

    @Test
    void withoutAKeyNothingIsToldAndOneLineSaysWhy(CapturedOutput output) {
        try (ConfigurableApplicationContext application = start()) {
            recordAnOrder(application);
        }

        assertThat(sandbox.requests().all())
                .noneMatch(request -> request.method().equals("PUT"));
        assertThat(output)
                .containsOnlyOnce(
                        "1 declared metrics mean: there is no hinomi.datadog.application-key and no DD_APP_KEY");
    }

    @Test
    void itCanBeSwitchedOff(CapturedOutput output) {
        Set<Thread> others = threads();
        try (ConfigurableApplicationContext application =
                start("hinomi.metrics.metadata=false", "hinomi.datadog.application-key=" + APPLICATION_KEY)) {
            recordAnOrder(application);

            assertThat(threads()).isSubsetOf(others);
        }

        assertThat(sandbox.requests().all())
                .noneMatch(request -> request.method().equals("PUT"));
        assertThat(output).doesNotContain("application-key");
    }

    /** Those that tell what metrics mean. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("hinomi-metadata"))
                .collect(Collectors.toSet());
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] properties = new String[more.length + 2];
        properties[0] = "hinomi.datadog.url=" + sandbox.uri();
        properties[1] = "hinomi.datadog.api-key=" + TestApplication.API_KEY;
        System.arraycopy(more, 0, properties, 2, more.length);
        return TestApplication.startWith(Shop.class, properties);
    }

    private static void recordAnOrder(ConfigurableApplicationContext application) {
        ShopMetrics.ORDERS.counter(application.getBean(MeterRegistry.class)).increment();
        application.getBean(HinomiMeterRegistry.class).flush(SOON);
    }
}
