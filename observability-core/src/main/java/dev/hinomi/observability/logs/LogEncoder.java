package dev.hinomi.observability.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes one log event as one JSON object with Datadog's reserved and standard attributes; whatever the event holds, the
 * line is valid, has no name twice, and stays below Datadog's limits. Thread-safe; the writer belongs to the caller.
 *
 * <p>Names that Datadog gives a meaning of its own cannot be taken by an application: see {@link ReservedNames}.
 */
public final class LogEncoder {
    private static final String CUT_MARK = "hinomi.message_cut";

    private final Supplier<ServiceIdentity> identity;
    private final LogLimits limits;
    private final ErrorReader errors;
    private final EventIds ids = EventIds.ofThisProcess();
    private volatile IdentityMembers members;

    /** An encoder that reads the identity anew for each event, so that it may become known later. */
    public LogEncoder(Supplier<ServiceIdentity> identity) {
        this(identity, LogOptions.defaults());
    }

    /** An encoder with options; how often a line may be logged is not looked at. */
    public LogEncoder(Supplier<ServiceIdentity> identity, LogOptions options) {
        this(identity, options, new ErrorReader(options.errors()));
    }

    LogEncoder(Supplier<ServiceIdentity> identity, LogOptions options, ErrorReader errors) {
        this.identity = identity;
        this.limits = options.limits();
        this.errors = errors;
        this.members = IdentityMembers.of(identity.get());
    }

    /** Writes the event as the writer's next value. */
    public void encode(LogEvent event, JsonWriter json) {
        json.beginObject();
        json.name("timestamp").value(event.epochMillis());
        json.name("status").value(event.status());
        json.name("message");
        boolean whole = json.value(event.message(), limits.messageBytes());
        if (!whole) {
            json.name(CUT_MARK).value(true);
        }
        json.raw(currentMembers().json());
        json.name("logger.name").value(event.loggerName(), limits.fieldBytes());
        json.name("logger.thread_name").value(event.threadName(), limits.fieldBytes());
        json.name("log.id").value(ids.next());
        Optional<LoggedError> error = event.thrown().map(errors::read);
        error.ifPresent(read -> writeError(read, json, limits));
        Attributes.of(event, error.flatMap(LoggedError::fingerprint)).writeTo(json);
        json.endObject();
    }

    private static void writeError(LoggedError error, JsonWriter json, LogLimits limits) {
        json.name("error.kind").value(error.kind(), limits.fieldBytes());
        json.name("error.message").value(error.message(), limits.fieldBytes());
        json.name("error.stack").value(error.stack(), limits.fieldBytes());
    }

    private IdentityMembers currentMembers() {
        IdentityMembers known = members;
        ServiceIdentity current = identity.get();
        if (known.belongTo(current)) {
            return known;
        }
        IdentityMembers fresh = IdentityMembers.of(current);
        members = fresh;
        return fresh;
    }
}
