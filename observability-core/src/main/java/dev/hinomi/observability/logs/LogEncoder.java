package dev.hinomi.observability.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.pool.Pool;
import java.util.function.Supplier;

/**
 * Writes one log event as one JSON object with Datadog's reserved and standard attributes; whatever the event holds, the
 * line is valid, has no name twice, and stays below its {@link LogLimits}. It begins with the timestamp, of 13 digits, and
 * the status. Thread-safe and re-entrant; the writer belongs to the caller.
 *
 * <p>Names that Datadog gives a meaning of its own cannot be taken by an application: see {@link ReservedNames}.
 */
public final class LogEncoder {
    private final Supplier<ServiceIdentity> identity;
    private final LogLimits limits;
    private final Pool<LineWriter> lines;
    private volatile IdentityMembers members;

    /** An encoder that reads the identity anew for each event, so that it may become known later. */
    public LogEncoder(Supplier<ServiceIdentity> identity) {
        this(identity, LogOptions.defaults());
    }

    /** An encoder with options; how often a line may be logged is not looked at. */
    public LogEncoder(Supplier<ServiceIdentity> identity, LogOptions options) {
        this(identity, options, new Frames(options.errors().excludedFrames()));
    }

    LogEncoder(Supplier<ServiceIdentity> identity, LogOptions options, Frames frames) {
        Encoded encoded = Encoded.by(options, frames);
        this.identity = identity;
        this.limits = options.limits();
        this.lines = new Pool<>(() -> new LineWriter(options, encoded));
        this.members = IdentityMembers.of(identity.get(), limits);
    }

    /** Writes the event as the writer's next value, without an end of line. */
    public void encode(LogEvent event, JsonWriter json) {
        JsonFragment currentIdentity = currentMembers().json();
        LineWriter line = lines.take();
        try {
            line.write(event, currentIdentity, json);
        } finally {
            line.clear();
            lines.giveBack(line);
        }
    }

    private IdentityMembers currentMembers() {
        IdentityMembers known = members;
        ServiceIdentity current = identity.get();
        if (known.belongTo(current)) {
            return known;
        }
        IdentityMembers fresh = IdentityMembers.of(current, limits);
        members = fresh;
        return fresh;
    }
}
