package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Metadata on its way to somebody else's reading of Datadog's rules. */
@Timeout(60)
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
    void whatTheCatalogueSaysIsToldOnceThePointsAreThere() throws InterruptedException {
        try (MetadataShipping shipping = start(APPLICATION_KEY)) {
            record();
            shipping.awaitEnd();
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
    void whenDatadogAsksToWaitNothingIsSentUntilThenAndNothingIsLost() throws InterruptedException {
        sandbox.faults()
                .add(Fault.of(FaultTarget.METADATA, new FaultAction.Status(429, 2))
                        .times(1));
        record();
        try (MetadataShipping shipping = start(APPLICATION_KEY)) {
            shipping.awaitEnd();
        }

        List<Exchange> puts = puts();
        assertThat(puts).extracting(Exchange::status).containsExactly(429, 200, 200, 200, 200);
        assertThat(Duration.between(puts.get(0).at(), puts.get(1).at())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(sandbox.series().metadata()).hasSize(4);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRestartTellsNothingTwice() throws InterruptedException {
        record();
        try (MetadataShipping first = start(APPLICATION_KEY)) {
            first.awaitEnd();
        }
        try (MetadataShipping second = start(APPLICATION_KEY)) {
            second.awaitEnd();
        }

        assertThat(puts()).hasSize(4);
    }

    @Test
    void aWrongApplicationKeyStopsItForGoodWithOneWarning() throws InterruptedException {
        record();
        try (MetadataShipping shipping = start(Secret.of("wrong"))) {
            shipping.awaitEnd();
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
