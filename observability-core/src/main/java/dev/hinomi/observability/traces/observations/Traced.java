package dev.hinomi.observability.traces.observations;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which observations dd-java-agent makes a span of itself: all that send or receive over the network, which covers HTTP,
 * messaging, RPC and databases, scheduled tasks, and the filters of Spring Security, which are inside the request's span.
 */
final class Traced {
    private static final Set<String> BY_NAME = Set.of(
            "http.server.requests",
            "http.client.requests",
            "tasks.scheduled.execution",
            "spring.security.filterchains",
            "spring.security.http.secured.requests");

    private Traced() {}

    /** The name is known when the observation starts, and not before. */
    static boolean byTheAgent(Observation.Context context) {
        return context instanceof SenderContext<?>
                || context instanceof ReceiverContext<?>
                || isNamed(context.getName());
    }

    private static boolean isNamed(@Nullable String name) {
        return name == null || BY_NAME.contains(name);
    }
}
