package dev.hinomi.observability.traces;

import datadog.trace.api.GlobalTracer;

/** dd-java-agent, as seen from inside the process that it is attached to. */
public final class JavaAgent {
    private JavaAgent() {}

    /** Whether it is attached: without it the tracer is dd-trace-api's own, anonymous and idle. */
    public static boolean isAttached() {
        return !GlobalTracer.get().getClass().getName().startsWith(GlobalTracer.class.getName());
    }
}
