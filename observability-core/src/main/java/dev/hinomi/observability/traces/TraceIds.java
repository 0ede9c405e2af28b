package dev.hinomi.observability.traces;

import datadog.trace.api.CorrelationIdentifier;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /**
     * The ids of the span that is active on the current thread: dd-java-agent's, else OpenTelemetry's, else Brave's. Empty
     * outside of a trace and without a tracer; never throws.
     */
    public static Optional<TraceIds> current() {
        return quietly(TraceIds::agents)
                .or(() -> quietly(OpenTelemetryIds::current))
                .or(() -> quietly(BraveIds::current));
    }

    /**
     * The ids of a log event: those that dd-java-agent put into its context, else those of the {@link #current()} span,
     * else those that Micrometer Tracing ({@code traceId}, {@code spanId}) or OpenTelemetry's agent ({@code trace_id},
     * {@code span_id}) put there.
     *
     * @param context answers the event's context, its MDC, by name
     */
    public static Optional<TraceIds> of(Function<String, @Nullable String> context) {
        return injected(context)
                .or(TraceIds::current)
                .or(() -> hex(context, "traceId", "spanId"))
                .or(() -> hex(context, "trace_id", "span_id"));
    }

    /** Whether an id stands for a trace or span: the tracer says {@code "0"} when there is none. */
    public static boolean isPresent(@Nullable String id) {
        return id != null && !id.isEmpty() && !id.equals(NONE);
    }

    private static Optional<TraceIds> injected(Function<String, @Nullable String> context) {
        String trace = context.apply(TRACE_ID);
        String span = isPresent(trace) ? context.apply(SPAN_ID) : null;
        return trace == null || span == null ? Optional.empty() : Optional.of(new TraceIds(trace, span));
    }

    private static Optional<TraceIds> hex(Function<String, @Nullable String> context, String trace, String span) {
        String id = context.apply(trace);
        return id == null ? Optional.empty() : HexIds.read(id, context.apply(span));
    }

    private static Optional<TraceIds> agents() {
        String trace = CorrelationIdentifier.getTraceId();
        return isPresent(trace)
                ? Optional.of(new TraceIds(trace, CorrelationIdentifier.getSpanId()))
                : Optional.empty();
    }

    /** Asks a tracer, whose failure or wrong version must not cost the line. */
    private static Optional<TraceIds> quietly(Supplier<Optional<TraceIds>> tracer) {
        try {
            return tracer.get();
        } catch (RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
    }
}
