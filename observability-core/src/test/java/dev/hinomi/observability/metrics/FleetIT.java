package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.fixtures.SandboxQuery;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.sketch.Fleet;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Exchange;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twenty copies of a service, each with a registry of its own, as Datadog sees them together. */
@Timeout(60)
class FleetIT {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Sandbox datadog = Sandbox.startOnFreePorts();
    private final SandboxQuery query = new SandboxQuery(datadog);
    private final Fleet fleet = new Fleet();

    /** Stands still: what all copies measure belongs to one moment, however long this takes. */
    private final Clock clock = new MicrometerClock(ManualClock.at(Instant.now()));

    @AfterEach
    void stop() {
        datadog.close();
    }

    private void runFleet() {
        fleet.hosts().forEach(this::runHost);
    }

    private void runHost(List<Double> millis) {
        MetricDeliveries deliveries = MetricDeliveries.builder(DatadogEndpoints.at(datadog.uri()), KEY)
                .warnings(LocalWarnings.NO_OP)
                .start(DistributionMode.REQUESTED);
        Delivery distributions = deliveries.distributions().orElseThrow();
        HinomiMeterRegistry registry = HinomiMeterRegistry.builder(
                        () -> ServiceIdentity.of("shop"), deliveries.series())
                .distributionsTo(distributions)
                .clock(clock)
                .unscheduled()
                .build();
        Timer timer = Timer.builder("http.server.requests")
                .publishPercentileHistogram()
                .register(registry);
        millis.forEach(value -> timer.record(Math.round(value * 1e6), TimeUnit.NANOSECONDS));

        registry.close();
        deliveries.close(SOON);

        assertThat(distributions.counts().sent()).isEqualTo(1);
        assertThat(deliveries.series().counts().sent()).isEqualTo(3);
    }

    private void assertPercentilesAreTrue() {
        double exact = fleet.exact(0.99);
        assertThat(query.value("p99:http.server.requests{service:shop}") / exact)
                .isCloseTo(1, within(0.02));
        assertThat(query.value("p95:http.server.requests{service:shop}") / fleet.exact(0.95))
                .isCloseTo(1, within(0.02));
        assertThat(query.value("count:http.server.requests{service:shop}")).isEqualTo(fleet.requests());
        assertThat(Math.abs(fleet.meanOfHosts(0.99) / exact - 1)).isGreaterThan(0.2);
        assertThat(datadog.problems().all()).isEmpty();
    }

    @Test
    void thePercentilesOfTheFleetAreTrueWhereOneCopyIsSlow() {
        runFleet();

        assertPercentilesAreTrue();
        assertThat(datadog.series().all().stream()
                        .filter(series -> series.metric().equals("http.server.requests")))
                .singleElement()
                .satisfies(series -> assertThat(series.key().tags()).containsExactly("service:shop"));
    }

    @Test
    void theyAreTrueWithoutTheIntakeOfSketchesToo() {
        datadog.faults().add(Fault.of(FaultTarget.SKETCHES, new FaultAction.Status(404, null)));

        runFleet();

        assertPercentilesAreTrue();
        assertThat(datadog.requests().all()).extracting(Exchange::path).contains("/api/v1/distribution_points");
    }
}
