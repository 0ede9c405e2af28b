package dev.hinomi.observability.traces;

import datadog.trace.api.GlobalTracer;
import datadog.trace.context.TraceScope;
import java.util.function.Supplier;

/**
 * Work that dd-java-agent does not trace: our own requests must not appear in the service's traces nor carry trace
 * headers to others. Without the agent it is the work alone.
 */
public final class Untraced {
    private Untraced() {}

    /** Does the work with tracing muted on the current thread. */
    public static <T> T call(Supplier<T> work) {
        TraceScope muted = GlobalTracer.get().muteTracing();
        try {
            return work.get();
        } finally {
            muted.close();
        }
    }

    /** The same work, untraced whenever and wherever it runs. */
    public static Runnable wrap(Runnable work) {
        return () -> call(() -> {
            work.run();
            return work;
        });
    }
}
