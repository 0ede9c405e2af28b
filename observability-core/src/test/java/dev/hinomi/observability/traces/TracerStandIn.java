package dev.hinomi.observability.traces;

import datadog.trace.api.GlobalTracer;
import datadog.trace.api.Tracer;
import datadog.trace.api.interceptor.TraceInterceptor;
import datadog.trace.context.TraceScope;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where dd-java-agent puts its tracer. A tracer cannot be taken out again: closed, this one is in no trace, which
 * is what the tracer without an agent says.
 */
@SuppressWarnings("deprecation") // The interface cannot be implemented without its deprecated methods.
public final class TracerStandIn implements Tracer, AutoCloseable {
    private final AtomicInteger muted = new AtomicInteger();
    private final AtomicInteger timesMuted = new AtomicInteger();
    private volatile String traceId = "0";

    /** A tracer in no span. */
    public static TracerStandIn install() {
        TracerStandIn tracer = new TracerStandIn();
        GlobalTracer.forceRegister(tracer);
        return tracer;
    }

    /** Enters a trace. */
    public void enter(String id) {
        traceId = id;
    }

    /** Whether tracing is muted at this moment. */
    public boolean isMuted() {
        return muted.get() > 0;
    }

    /** How often tracing was muted. */
    public int timesMuted() {
        return timesMuted.get();
    }

    @Override
    public String getTraceId() {
        return traceId;
    }

    @Override
    public String getSpanId() {
        return "42";
    }

    @Override
    public TraceScope muteTracing() {
        timesMuted.incrementAndGet();
        muted.incrementAndGet();
        return muted::decrementAndGet;
    }

    @Override
    public boolean addTraceInterceptor(TraceInterceptor interceptor) {
        return false;
    }

    @Override
    public TraceScope.Continuation captureActiveSpan() {
        throw new UnsupportedOperationException("No span is ever captured here.");
    }

    @Override
    public boolean isAsyncPropagationEnabled() {
        return false;
    }

    @Override
    public void setAsyncPropagationEnabled(boolean enabled) {}

    @Override
    public void close() {
        traceId = "0";
    }
}
