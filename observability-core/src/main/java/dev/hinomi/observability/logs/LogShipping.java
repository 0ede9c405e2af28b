package dev.hinomi.observability.logs;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogIntake;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.json.JsonWriterPool;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Encodes log events on the calling thread and hands the bytes to a delivery. Thread-safe and re-entrant: a value that
 * logs while it is being logged gives two lines.
 */
public final class LogShipping implements AutoCloseable {
    private final LogEncoder encoder;
    private final Delivery delivery;
    private final JsonWriterPool writers = new JsonWriterPool();

    private LogShipping(LogEncoder encoder, Delivery delivery) {
        this.encoder = encoder;
        this.delivery = delivery;
    }

    /** A shipping that encodes as the encoder does and delivers as the delivery does, which it closes with itself. */
    public static LogShipping of(Supplier<ServiceIdentity> identity, Delivery delivery) {
        return of(identity, delivery, ErrorOptions.defaults());
    }

    /** The same, writing failures in the given way. */
    public static LogShipping of(Supplier<ServiceIdentity> identity, Delivery delivery, ErrorOptions errors) {
        return new LogShipping(new LogEncoder(identity, errors), delivery);
    }

    /** How logs are delivered to Datadog unless told otherwise. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("logs", DatadogLimits.LOG_FRAMING, DatadogLimits.LOGS);
    }

    /** Describes a delivery to Datadog's log intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return Delivery.builder(settings(), DatadogIntake.at(endpoints.logs(), apiKey));
    }

    /** Ships one event: encoded now, sent later. An event that cannot be encoded is counted as lost. */
    public void ship(LogEvent event) {
        writers.use(writer -> {
            if (isEncoded(event, writer)) {
                delivery.offer(writer.buffer(), 0, writer.length());
            } else {
                delivery.countLost();
            }
        });
    }

    private boolean isEncoded(LogEvent event, JsonWriter writer) {
        try {
            encoder.encode(event, writer);
            return true;
        } catch (Throwable unreadable) { // Whatever an event throws when it is read, the application only logged.
            return false;
        }
    }

    /** The delivery behind it. */
    public Delivery delivery() {
        return delivery;
    }

    /** Sends everything shipped so far; answers whether in time all of it was sent, or given up and counted. */
    public boolean flush(Duration atMost) {
        return delivery.flush(atMost);
    }

    /** Closes the delivery within its own deadline. */
    @Override
    public void close() {
        delivery.close();
    }

    /** Closes the delivery within the given deadline. */
    public void close(Duration deadline) {
        delivery.close(deadline);
    }
}
