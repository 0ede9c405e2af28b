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
    private final ErrorReader errors;
    private final EventIds ids = EventIds.ofThisProcess();
    private volatile IdentityMembers members;

    /** An encoder that reads the identity anew for each event, so that it may become known later. */
    public LogEncoder(Supplier<ServiceIdentity> identity) {
        this(identity, ErrorOptions.defaults());
    }

    /** An encoder that writes failures in the given way. */
    public LogEncoder(Supplier<ServiceIdentity> identity, ErrorOptions errors) {
        this(identity, new ErrorReader(errors));
    }

    LogEncoder(Supplier<ServiceIdentity> identity, ErrorReader errors) {
        this.identity = identity;
        this.errors = errors;
        this.members = IdentityMembers.of(identity.get());
    }

    /** Writes the event as the writer's next value. */
    public void encode(LogEvent event, JsonWriter json) {
        json.beginObject();
        json.name("timestamp").value(event.epochMillis());
        json.name("status").value(event.status());
        json.name("message");
        boolean whole = json.value(event.message(), LogLimits.MESSAGE_BYTES);
        if (!whole) {
            json.name(CUT_MARK).value(true);
        }
        json.raw(currentMembers().json());
        json.name("logger.name").value(event.loggerName(), LogLimits.FIELD_BYTES);
        json.name("logger.thread_name").value(event.threadName(), LogLimits.FIELD_BYTES);
        json.name("log.id").value(ids.next());
        Optional<LoggedError> error = event.thrown().map(errors::read);
        error.ifPresent(read -> writeError(read, json));
        Attributes.of(event, error.flatMap(LoggedError::fingerprint)).writeTo(json);
        json.endObject();
    }

    private static void writeError(LoggedError error, JsonWriter json) {
        json.name("error.kind").value(error.kind(), LogLimits.FIELD_BYTES);
        json.name("error.message").value(error.message(), LogLimits.FIELD_BYTES);
        json.name("error.stack").value(error.stack(), LogLimits.FIELD_BYTES);
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
