package dev.hinomi.observability.metrics.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricShipping;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives of a metric with ids in its tags. */
class BudgetedRegistryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final Delivery delivery = MetricShipping.delivery(
                    DatadogEndpoints.at(sandbox.uri()), Secret.of("0123456789abcdef0123456789abcdef"))
            .warnings(LocalWarnings.NO_OP)
            .start();
    private final HinomiMeterRegistry registry = HinomiMeterRegistry.builder(() -> ServiceIdentity.of("shop"), delivery)
            .unscheduled()
            .build();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    BudgetedRegistryIT() {
        TagBudget budget = TagBudget.of(Budgets.of(Budgets.DEFAULT), warnings::add);
        registry.config().meterFilter(budget);
        budget.watch(registry);
    }

    @AfterEach
    void close() {
        registry.close();
        delivery.close();
        sandbox.close();
    }

    @Test
    void aMillionIdsAreNoMoreSeriesThanTheBudgetAndTheirSumIsExact() {
        record(registry, 1_000_000);

        assertThat(registry.flush(SOON)).isTrue();

        List<Series> arrived = sandbox.series().find(key -> key.metric().equals("logins"));
        assertThat(arrived).hasSizeLessThanOrEqualTo(Budgets.DEFAULT);
        assertThat(sum(arrived)).isEqualTo(1_000_000);
        assertThat(arrived)
                .filteredOn(series -> series.key().tags().contains("user:other"))
                .singleElement()
                .satisfies(others -> assertThat(sum(List.of(others))).isEqualTo(1_000_000 - 900));
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("The metric logins has used up its 1,000 combinations", "Its tag user had 900 values");
    }

    /** As {@code Metrics.globalRegistry} is: it has no filters, so that only what it passes on is bounded. */
    @Test
    void whatComesThroughACompositeWithoutAGuardIsBoundedToo() {
        CompositeMeterRegistry global = new CompositeMeterRegistry();
        global.add(registry);
        record(global, 5_000);

        assertThat(registry.flush(SOON)).isTrue();

        List<Series> arrived = sandbox.series().find(key -> key.metric().equals("logins"));
        assertThat(arrived).hasSize(901);
        assertThat(sum(arrived)).isEqualTo(5_000);
        assertThat(global.getMeters()).hasSize(5_000);
    }

    private static void record(MeterRegistry registry, int ids) {
        for (int user = 0; user < ids; user++) {
            registry.counter("logins", "user", "u-" + user, "channel", "web").increment();
        }
    }

    private static double sum(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::value)
                .sum();
    }
}
