package dev.hinomi.observability.metrics;

import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Outlet;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The counts of an outlet as meters, tagged {@code signal}: {@code hinomi.delivery.accepted}, {@code .sent},
 * {@code .dropped} (also tagged {@code reason}), {@code .retries}, {@code .holds}, {@code .refreshed} and
 * {@code .sent.bytes} as counters,
 * {@code .queued} and {@code .queued.bytes} as gauges.
 *
 * @param outlet the outlet that is watched
 */
public record DeliveryMeters(Outlet outlet) implements MeterBinder {
    private static final String PREFIX = "hinomi.delivery.";

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(
                "accepted",
                "Entries handed to the delivery",
                registry,
                d -> d.counts().accepted());
        counter(
                "sent",
                "Entries acknowledged by the destination",
                registry,
                d -> d.counts().sent());
        counter(
                "retries",
                "Batches that failed and were kept",
                registry,
                d -> d.counts().retries());
        counter("holds", "Batches refused and held", registry, d -> d.counts().holds());
        counter(
                "refreshed",
                "Entries sent with a new date because they had waited too long",
                registry,
                d -> d.counts().refreshed());
        counter(
                "sent.bytes",
                "Uncompressed bytes acknowledged",
                registry,
                d -> d.counts().sentBytes());
        gauge("queued", "Entries waiting", registry, d -> d.counts().queued());
        gauge("queued.bytes", "Bytes waiting", registry, d -> d.counts().queuedBytes());
        for (DropReason reason : DropReason.values()) {
            FunctionCounter.builder(PREFIX + "dropped", outlet, d -> d.counts().dropped(reason))
                    .description("Entries given up")
                    .tag("signal", signal())
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }

    private void counter(String name, String description, MeterRegistry registry, Count count) {
        FunctionCounter.builder(PREFIX + name, outlet, count::of)
                .description(description)
                .tag("signal", signal())
                .register(registry);
    }

    private void gauge(String name, String description, MeterRegistry registry, Count count) {
        Gauge.builder(PREFIX + name, outlet, count::of)
                .description(description)
                .tag("signal", signal())
                .register(registry);
    }

    private String signal() {
        return outlet.signal();
    }

    @FunctionalInterface
    private interface Count {
        double of(Outlet outlet);
    }
}
