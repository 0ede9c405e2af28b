package dev.hinomi.observability.metrics.health;

import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.metrics.catalogue.TagValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * The counts of an outlet as meters, tagged {@code signal}: the {@code hinomi.delivery.*} of {@link HealthMetrics}.
 *
 * @param outlet the outlet that is watched
 */
public record DeliveryMeters(Outlet outlet) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        count(HealthMetrics.ACCEPTED, registry, d -> d.counts().accepted());
        count(HealthMetrics.SENT, registry, d -> d.counts().sent());
        count(HealthMetrics.RETRIES, registry, d -> d.counts().retries());
        count(HealthMetrics.HOLDS, registry, d -> d.counts().holds());
        count(HealthMetrics.REFRESHED, registry, d -> d.counts().refreshed());
        count(HealthMetrics.SENT_BYTES, registry, d -> d.counts().sentBytes());
        HealthMetrics.QUEUED.gauge(registry, outlet, d -> d.counts().queued(), signal());
        HealthMetrics.QUEUED_BYTES.gauge(registry, outlet, d -> d.counts().queuedBytes(), signal());
        for (DropReason reason : DropReason.values()) {
            HealthMetrics.DROPPED.functionCounter(
                    registry,
                    outlet,
                    d -> d.counts().dropped(reason),
                    signal(),
                    HealthTags.DROPPED_FOR.value(reason.label()));
        }
    }

    private void count(HealthMetrics metric, MeterRegistry registry, ToDoubleFunction<Outlet> count) {
        metric.functionCounter(registry, outlet, count, signal());
    }

    private TagValue signal() {
        return HealthTags.SIGNAL.value(outlet.signal());
    }
}
