package dev.hinomi.observability.traces;

import datadog.trace.api.GlobalTracer;
import datadog.trace.api.interceptor.MutableSpan;
import datadog.trace.api.interceptor.TraceInterceptor;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Puts what is known of the service (env, version, shared and instance tags) on the first span that a trace has in this
 * process, so that traces can be searched by what logs and metrics carry. What a span has already stays. Thread-safe.
 */
public final class IdentityTags implements TraceInterceptor {
    /** No two interceptors may have the same; Datadog's own are at both ends of the range. */
    private static final int PRIORITY = 716_000;

    private final Supplier<ServiceIdentity> identity;

    private IdentityTags(Supplier<ServiceIdentity> identity) {
        this.identity = identity;
    }

    /**
     * Tags all traces that end from now on. The tracer does not let go of an interceptor: the first one of a process stays.
     *
     * @param identity may become richer later
     * @return whether it was taken, by dd-java-agent and for the first time
     */
    public static boolean install(Supplier<ServiceIdentity> identity) {
        return GlobalTracer.get().addTraceInterceptor(new IdentityTags(identity));
    }

    @Override
    public Collection<? extends MutableSpan> onTraceComplete(Collection<? extends MutableSpan> trace) {
        try {
            trace.stream().filter(span -> span.equals(span.getLocalRootSpan())).forEach(this::tag);
        } catch (RuntimeException | LinkageError unreadable) {
            return trace;
        }
        return trace;
    }

    private void tag(MutableSpan span) {
        ServiceIdentity known = identity.get();
        known.env().ifPresent(env -> tag(span, "env", env));
        known.version().ifPresent(version -> tag(span, "version", version));
        tag(span, known.sharedTags());
        tag(span, known.instanceTags());
    }

    private static void tag(MutableSpan span, Map<String, String> tags) {
        tags.forEach((key, value) -> tag(span, key, value));
    }

    private static void tag(MutableSpan span, String key, String value) {
        if (span.getTag(key) == null) {
            span.setTag(key, value);
        }
    }

    @Override
    public int priority() {
        return PRIORITY;
    }
}
