package dev.hinomi.observability.events;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;

/** The beginning and the end of one copy of a service, as events. */
public final class Lifecycle {
    private static final String NAME = "lifecycle";

    private Lifecycle() {}

    /** A copy has started. */
    public static Event started(ServiceIdentity identity, Instant at) {
        return event("started", identity, at);
    }

    /** A copy has begun to stop. */
    public static Event stopping(ServiceIdentity identity, Instant at) {
        return event("stopping", identity, at);
    }

    private static Event event(String what, ServiceIdentity identity, Instant at) {
        String version = identity.version().map(known -> " " + known).orElse("");
        return Event.of(identity.service() + version + " " + what, at)
                .gatheredBy(
                        NAME + " " + identity.service() + " " + identity.env().orElse(""))
                .tagged(NAME, what);
    }
}
