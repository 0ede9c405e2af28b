package dev.hinomi.observability.events;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes audit events to the log: one line each, at INFO, with the marker {@code AUDIT}. For that marker a line is never
 * suppressed, and of all that wait it is given up last. Thread-safe.
 */
public final class AuditLog {
    /** The logger of audit events; its level must be INFO or below. */
    public static final String LOGGER = "dev.hinomi.audit";

    private static final Marker AUDIT = MarkerFactory.getMarker("AUDIT");

    private final Logger logger;

    private AuditLog(Logger logger) {
        this.logger = logger;
    }

    /** An audit log on the logger {@value #LOGGER}. */
    public static AuditLog create() {
        return on(LoggerFactory.getLogger(LOGGER));
    }

    /** An audit log on a logger of your own, which must not be one of {@code dev.hinomi.observability}: those are not shipped. */
    public static AuditLog on(Logger logger) {
        return new AuditLog(logger);
    }

    /** Writes one event, with Datadog's standard attributes as far as there are any. */
    public void write(AuditEvent event) {
        LoggingEventBuilder line = logger.atInfo()
                .addMarker(AUDIT)
                .addKeyValue("evt.category", "audit")
                .addKeyValue("evt.name", event.what())
                .addKeyValue("evt.outcome", event.outcome().label())
                .addKeyValue("usr.id", event.who());
        line = with("audit.target", event.target(), line);
        line = with("audit.approved_by", event.approvedBy(), line);
        line = with("audit.until", event.until(), line);
        line.log("Audit: {}", event);
    }

    private static LoggingEventBuilder with(String name, @Nullable Object value, LoggingEventBuilder line) {
        return value == null ? line : line.addKeyValue(name, value.toString());
    }
}
