package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.metrics.MetricQueue;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service says of its metrics, in plain Java. */
class MetricPlanIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private enum Shop implements DeclaredMetric {
        ORDERS(Metric.counter("shop.orders")
                .description("Orders that were paid")
                .owner("shop")
                .tag("channel", "web", "app"));

        private final Metric metric;

        Shop(Metric metric) {
            this.metric = metric;
        }

        @Override
        public Metric metric() {
            return metric;
        }
    }

    private enum Wrong implements DeclaredMetric {
        UNKNOWN_UNIT;

        @Override
        public Metric metric() {
            return Metric.counter("shop.length")
                    .unit("furlong")
                    .description("How long")
                    .owner("shop");
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aValueThatATagDoesNotHaveIsOtherAndToldOnce() {
        try (Observability observability =
                builder().catalogue(MetricCatalogue.of(Shop.values())).start()) {
            observability.registry().counter("shop.orders", "channel", "fax").increment();
            observability.registry().counter("shop.orders", "channel", "phone").increment();

            assertThat(observability.registry().get("shop.orders").counters())
                    .singleElement()
                    .satisfies(counter ->
                            assertThat(counter.getId().getTag("channel")).isEqualTo("other"));
        }
        assertThat(warnings).filteredOn(line -> line.contains("shop.orders")).hasSize(1);
    }

    @Test
    void aMetricKeepsToItsBudget() {
        try (Observability observability = builder().budgets(Budgets.of(10)).start()) {
            for (int user = 0; user < 100; user++) {
                observability.registry().counter("logins", "user", "u" + user).increment();
            }

            assertThat(observability.registry().get("logins").counters()).hasSize(10);
        }
        assertThat(warnings)
                .filteredOn(line -> line.contains("hinomi.metrics.budgets[logins]"))
                .hasSize(1);
    }

    @Test
    void whatIsWrongWithTheCatalogueIsToldAtTheStart() {
        builder().catalogue(MetricCatalogue.of(Wrong.values())).start().close();

        assertThat(warnings)
                .filteredOn(line -> line.contains("1 problem"))
                .singleElement()
                .asString()
                .contains("Wrong.UNKNOWN_UNIT", "furlong");
    }

    @Test
    void withAnApplicationKeyDatadogIsToldWhatTheMetricsMeanOursAmongThem() {
        try (Observability observability = builder()
                .catalogue(MetricCatalogue.of(Shop.values()))
                .applicationKey(Secret.of("0123456789abcdef0123456789abcdef01234567"))
                .start()) {
            observability.registry().counter("shop.orders", "channel", "web").increment();
            observability.flush(SOON);

            await().atMost(SOON)
                    .until(
                            () -> sandbox.series().metadata().keySet(),
                            told -> told.contains("shop.orders") && told.contains("hinomi.delivery.accepted"));
        }
        assertThat(sandbox.series().metadata().get("shop.orders").text("description"))
                .hasValue("Orders that were paid");
    }

    @Test
    void withoutOneTheStatusSaysThatTheyAreNotDescribed() {
        try (Observability observability =
                builder().catalogue(MetricCatalogue.of(Shop.values())).start()) {
            assertThat(observability.status().parts())
                    .contains("Datadog is not told what 1 declared metrics mean (no application key)");
        }
        try (Observability undeclared = builder().start()) {
            assertThat(undeclared.status().parts()).hasSize(2);
        }
    }

    private Observability.Builder builder() {
        return Observability.builder(ServiceIdentity.of("shop"), Secret.of("0123456789abcdef0123456789abcdef"))
                .url(sandbox.uri())
                .warnings(warnings::add)
                .logs(LogSettings.builder().mode(LogMode.MEMORY).build())
                .metricQueue(MetricQueue.ofDefaults().withDirectory(folder))
                .withoutShutdownHook();
    }
}
