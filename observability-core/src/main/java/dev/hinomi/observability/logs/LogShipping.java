package dev.hinomi.observability.logs;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogIntake;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.json.JsonWriterPool;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Encodes log events on the calling thread and hands the bytes to an outlet. Thread-safe and re-entrant: a value that
 * logs while it is being logged gives two lines.
 */
public final class LogShipping implements AutoCloseable {
    private final LogEncoder encoder;
    private final Outlet outlet;
    private final Floodgate floodgate;
    private final Masker masker;
    private final JsonWriterPool writers = new JsonWriterPool();

    private LogShipping(Supplier<ServiceIdentity> identity, Outlet outlet, LogOptions options) {
        Frames frames = new Frames(options.errors().excludedFrames());
        this.encoder = new LogEncoder(identity, options, frames);
        this.outlet = outlet;
        this.masker = options.masker();
        this.floodgate = options.flood()
                .map(limit -> new FloodControl(limit, new Fingerprints(frames), InstantSource.system()))
                .<Floodgate>map(control -> new FloodWatch(control, this::write, Ticker.system()))
                .orElse(Floodgate.OPEN);
    }

    /** A shipping of every event, into an outlet, which it closes with itself. */
    public static LogShipping of(Supplier<ServiceIdentity> identity, Outlet outlet) {
        return of(identity, outlet, LogOptions.defaults());
    }

    /** The same with other options. */
    public static LogShipping of(Supplier<ServiceIdentity> identity, Outlet outlet, LogOptions options) {
        return new LogShipping(identity, outlet, options);
    }

    /** How logs are delivered to Datadog unless told otherwise. */
    public static DeliverySettings settings() {
        return DeliverySettings.of("logs", DatadogLimits.LOG_FRAMING, DatadogLimits.LOGS);
    }

    /** Describes a delivery to Datadog's log intake; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey) {
        return delivery(endpoints, apiKey, Compression.AUTO);
    }

    /** The same with bodies that are compressed in the given way. */
    public static Delivery.Builder delivery(DatadogEndpoints endpoints, Secret apiKey, Compression compression) {
        DatadogIntake intake = DatadogIntake.at(endpoints.logs(), apiKey).withCompression(compression);
        return Delivery.builder(settings(), intake).refreshing(new Restamp());
    }

    /**
     * Ships one event: encoded now, sent later. An event that cannot be encoded is counted as lost, and one that is too
     * many of its kind is not encoded but counted as suppressed.
     */
    public void ship(LogEvent event) {
        if (floodgate.admits(event)) {
            write(event);
        }
    }

    private void write(LogEvent event) {
        writers.use(writer -> {
            if (isEncoded(event, writer)) {
                outlet.offer(writer.buffer(), 0, writer.length(), priority(event));
            } else {
                outlet.countLost();
            }
        });
    }

    private boolean isEncoded(LogEvent event, JsonWriter writer) {
        try {
            encoder.encode(event, writer);
            return true;
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged.
            return false;
        }
    }

    private static Priority priority(LogEvent event) {
        try {
            return event.priority();
        } catch (RuntimeException unreadable) {
            return Priority.NORMAL;
        }
    }

    /** Where its lines go. */
    public Outlet outlet() {
        return outlet;
    }

    /** How many events were suppressed so far: none of them was handed to the outlet. */
    public long suppressed() {
        return floodgate.suppressed();
    }

    /** How many texts and names were hidden as a whole because masking them failed. */
    public long maskingFailures() {
        return masker.failures();
    }

    /** Sends everything shipped so far, and what was suppressed in summaries; answers whether in time all of it was sent, or given up and counted. */
    public boolean flush(Duration atMost) {
        floodgate.tell();
        return outlet.flush(atMost);
    }

    /** Closes the outlet within its own deadline. */
    @Override
    public void close() {
        floodgate.close();
        outlet.close();
    }

    /** Closes the outlet within the given deadline. */
    public void close(Duration deadline) {
        floodgate.close();
        outlet.close(deadline);
    }
}
