package dev.hinomi.benchmarks.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricShipping;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A registry whose points are shipped.
 *
 * @param registry the registry
 * @param delivery the way its points take
 */
public record ShippedMetrics(HinomiMeterRegistry registry, Delivery delivery) implements AutoCloseable {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    /** What is not as it is by default. */
    public record Setup(UnaryOperator<Delivery.Builder> delivery, UnaryOperator<HinomiMeterRegistry.Builder> registry) {
        /** A registry that differs from the default, on a delivery that does not. */
        public static Setup ofRegistry(UnaryOperator<HinomiMeterRegistry.Builder> registry) {
            return new Setup(UnaryOperator.identity(), registry);
        }
    }

    /** A registry of a service with an environment and a version, whose points wait in memory. */
    public static ShippedMetrics open(URI intake, Setup setup) {
        Delivery.Builder delivery = MetricShipping.delivery(DatadogEndpoints.at(intake), Secret.of(KEY))
                .warnings(LocalWarnings.NO_OP);
        Delivery started = setup.delivery().apply(delivery).start();
        HinomiMeterRegistry.Builder registry = HinomiMeterRegistry.builder(ShippedMetrics::identity, started);
        return new ShippedMetrics(setup.registry().apply(registry).build(), started);
    }

    /** Who speaks. */
    public static ServiceIdentity identity() {
        return ServiceIdentity.builder("career-api")
                .env("prod")
                .version("1.4.2")
                .build();
    }

    /** Publishes what was recorded since the last time, and waits for nothing. */
    public void publish() {
        registry.flush(Duration.ZERO);
    }

    /** What became of the points so far. */
    public DeliveryCounts counts() {
        return delivery.counts();
    }

    /** Points that the books of the delivery do not tell of. */
    public long unaccounted() {
        DeliveryCounts counts = counts();
        return counts.accepted() - counts.sent() - counts.queued() - counts.droppedTotal();
    }

    /** Publishes the last points and sends what waits, within the time that a service has for it. */
    @Override
    public void close() {
        long start = System.nanoTime();
        registry.close();
        delivery.close(CLOSE_DEADLINE.minusNanos(System.nanoTime() - start));
    }
}
