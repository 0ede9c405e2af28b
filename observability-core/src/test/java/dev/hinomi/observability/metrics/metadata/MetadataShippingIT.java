package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricShipping;
import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.Exchange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata on its way to somebody else's reading of Datadog's rules. */
class MetadataShippingIT {
    private static final Secret API_KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Secret APPLICATION_KEY = Secret.of("0123456789abcdef0123456789abcdef01234567");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final DatadogEndpoints endpoints = DatadogEndpoints.at(sandbox.uri());
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Delivery delivery = MetricShipping.delivery(endpoints, API_KEY)
            .warnings(LocalWarnings.NO_OP)
            .start();
    private final HinomiMeterRegistry registry = HinomiMeterRegistry.builder(() -> ServiceIdentity.of("shop"), delivery)
            .unscheduled()
            .build();

    @TempDir
    Path folder;

    private enum Shop implements DeclaredMetric {
        ORDERS(Metric.counter("shop.orders").unit("item").description("Orders that were paid")),
        PAYMENT(Metric.timer("shop.payment").description("How long the bank takes"));

        private final Metric metric;

        Shop(Metric metric) {
            this.metric = metric;
        }

        @Override
        public Metric metric() {
            return metric;
        }
    }

    @AfterEach
    void close() {
        registry.close();
        delivery.close();
        sandbox.close();
    }

    @Test
    void whatTheCatalogueSaysIsToldOnceThePointsAreThere() {
        try (MetadataShipping shipping = start(APPLICATION_KEY)) {
            record();
            await().atMost(SOON).until(() -> sandbox.series().metadata().size() == 4);
        }

        Map<String, Attributes> told = sandbox.series().metadata();
        assertThat(told.get("shop.orders").json().toString())
                .isEqualTo("{\"type\":\"count\",\"unit\":\"item\",\"description\":\"Orders that were paid\","
                        + "\"short_name\":\"orders\"}");
        assertThat(told).containsOnlyKeys("shop.orders", "shop.payment.count", "shop.payment.sum", "shop.payment.max");
        assertThat(puts()).hasSize(4).allMatch(put -> put.status() == 200);
        assertThat(warnings).isEmpty();
    }

    @Test
    void nothingIsToldBeforeTheFirstPointsAreAcknowledged() {
        try (MetadataShipping shipping = start(APPLICATION_KEY)) {
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        }

        assertThat(puts()).isEmpty();
    }

    @Test
    void aRestartTellsNothingTwice() {
        record();
        try (MetadataShipping first = start(APPLICATION_KEY)) {
            await().atMost(SOON).until(() -> sandbox.series().metadata().size() == 4);
        }
        try (MetadataShipping second = start(APPLICATION_KEY)) {
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        }

        assertThat(puts()).hasSize(4);
    }

    @Test
    void aWrongApplicationKeyStopsItForGoodWithOneWarning() {
        record();
        try (MetadataShipping shipping = start(Secret.of("wrong"))) {
            await().atMost(SOON).until(() -> !warnings.isEmpty());
            await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        }

        assertThat(puts()).extracting(Exchange::status).containsExactly(403);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("hinomi.datadog.application-key")
                .doesNotContain(API_KEY.reveal());
    }

    private void record() {
        Shop.ORDERS.counter(registry).increment();
        Shop.PAYMENT.timer(registry).record(Duration.ofMillis(7));
        assertThat(registry.flush(SOON)).isTrue();
    }

    private MetadataShipping start(Secret applicationKey) {
        return MetadataShipping.start(
                MetricCatalogue.of(Shop.values()),
                registry,
                delivery,
                new MetadataShipping.Destination(endpoints, API_KEY, applicationKey),
                Optional.of(folder),
                warnings::add);
    }

    private List<Exchange> puts() {
        return sandbox.requests().all().stream()
                .filter(request -> request.method().equals("PUT"))
                .toList();
    }
}
