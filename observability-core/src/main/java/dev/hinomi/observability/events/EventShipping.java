package dev.hinomi.observability.events;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogIntake;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Hands events to an outlet, with the tags of the service. Events are few, so each is a request of its own, as Datadog
 * wants it. Nothing here throws or waits for the network. Thread-safe.
 */
public final class EventShipping implements AutoCloseable {
    /** How many bytes of events may wait, some thousand events; in memory, for each is told in the log as well. */
    public static final long WAITING_BYTES = 1024 * 1024;

    /** Where they wait, as a status page says it. */
    public static final String MODE = "memory";

    private final Supplier<ServiceIdentity> identity;
    private final Outlet outlet;
    private final List<EventWatch> watches = new CopyOnWriteArrayList<>();

    private EventShipping(Supplier<ServiceIdentity> identity, Outlet outlet) {
        this.identity = identity;
        this.outlet = outlet;
    }

    /** A shipping into an outlet, which it closes with itself. */
    public static EventShipping of(Supplier<ServiceIdentity> identity, Outlet outlet) {
        return new EventShipping(identity, outlet);
    }

    /** How events are delivered to Datadog unless told otherwise: one in a request, at once. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("events", DatadogLimits.EVENT_FRAMING, DatadogLimits.EVENT)
                .withLinger(Duration.ZERO);
    }

    /** Describes a delivery to Datadog's event intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return Delivery.builder(settings(), DatadogIntake.plain(endpoints.events(), apiKey))
                .spool(MemorySpool.ofBytes(WAITING_BYTES));
    }

    /** Shows every event to this watch from now on, whether or not it arrives. */
    public void watch(EventWatch watch) {
        watches.add(watch);
    }

    /** Ships one event: encoded now, sent soon. One that cannot be encoded is counted as lost. */
    public void ship(Event event) {
        offer(event);
        watches.forEach(watch -> watch.happened(event));
    }

    private void offer(Event event) {
        JsonWriter json = new JsonWriter();
        try {
            EventEncoder.encode(event, identity.get(), json);
        } catch (RuntimeException | Error unreadable) {
            outlet.countLost();
            return;
        }
        outlet.offer(json.buffer(), 0, json.length(), Priority.NORMAL);
    }

    /** Where events go. */
    public Outlet outlet() {
        return outlet;
    }

    /** Sends everything shipped so far; answers whether in time all of it was sent, or given up and counted. */
    public boolean flush(Duration atMost) {
        return outlet.flush(atMost);
    }

    /** Closes the outlet within its own deadline. */
    @Override
    public void close() {
        outlet.close();
    }

    /** Closes the outlet within the given deadline. */
    public void close(Duration deadline) {
        outlet.close(deadline);
    }
}
