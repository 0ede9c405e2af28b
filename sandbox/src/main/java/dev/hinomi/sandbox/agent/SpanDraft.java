package dev.hinomi.sandbox.agent;

import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A span as both payload versions have it, before the halves of its trace id are joined.
 *
 * @param low the lower 64 bits of the trace id
 * @param spanId the span's id
 * @param parentId the parent's id
 * @param names service, operation, resource and type, in this order
 * @param startNanos the start in nanoseconds since 1970
 * @param durationNanos the duration in nanoseconds
 * @param error whether it failed
 * @param meta text tags
 * @param metrics number tags
 */
record SpanDraft(
        long low,
        long spanId,
        long parentId,
        List<String> names,
        long startNanos,
        long durationNanos,
        boolean error,
        Map<String, String> meta,
        Map<String, Double> metrics) {

    /** The tag by which one span of each chunk carries the upper 64 bits, in hexadecimal. */
    static final String HIGH_HALF = "_dd.p.tid";

    Span span(long high) {
        return new Span(
                new TraceId(high, low),
                Long.toUnsignedString(spanId),
                Long.toUnsignedString(parentId),
                names.get(0),
                names.get(1),
                names.get(2),
                names.get(3),
                Instant.ofEpochSecond(0, startNanos),
                Duration.ofNanos(durationNanos),
                error,
                meta,
                metrics);
    }
}
