package dev.hinomi.observability.traces;

import datadog.trace.api.CorrelationIdentifier;
import java.util.Optional;

/**
 * The ids that join a log line to its trace in Datadog.
 *
 * @param traceId 32 hexadecimal digits, or decimal for a 64-bit trace
 * @param spanId decimal
 */
public record TraceIds(String traceId, String spanId) {
    /** The attribute that Datadog reads the trace id from. */
    public static final String TRACE_ID = "dd.trace_id";

    /** The attribute that Datadog reads the span id from. */
    public static final String SPAN_ID = "dd.span_id";

    private static final String NONE = "0";

    /** The ids of the span that is active on the current thread; empty outside of a trace and without the agent. */
    public static Optional<TraceIds> current() {
        String traceId = CorrelationIdentifier.getTraceId();
        return isPresent(traceId)
                ? Optional.of(new TraceIds(traceId, CorrelationIdentifier.getSpanId()))
                : Optional.empty();
    }

    /** Whether an id stands for a trace or span: the tracer says {@code "0"} when there is none. */
    public static boolean isPresent(String id) {
        return !id.isEmpty() && !id.equals(NONE);
    }
}
