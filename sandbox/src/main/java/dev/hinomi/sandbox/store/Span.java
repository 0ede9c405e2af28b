package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One span as the tracer sent it.
 *
 * @param traceId its trace
 * @param spanId its id, unsigned decimal, as {@code dd.span_id} is in logs
 * @param parentId its parent's id, {@code 0} for a root
 * @param service the service
 * @param name the operation, for instance {@code servlet.request}
 * @param resource what was asked, for instance {@code GET /jobs}
 * @param type the kind, for instance {@code web}; empty when unset
 * @param start when it began
 * @param duration how long it took
 * @param error whether it failed
 * @param meta text tags
 * @param metrics number tags
 */
public record Span(
        TraceId traceId,
        String spanId,
        String parentId,
        String service,
        String name,
        String resource,
        String type,
        Instant start,
        Duration duration,
        boolean error,
        Map<String, String> meta,
        Map<String, Double> metrics) {

    /** Keeps its own copies. */
    public Span {
        meta = Map.copyOf(meta);
        metrics = Map.copyOf(metrics);
    }

    /**
     * When it ended.
     *
     * @return start plus duration
     */
    public Instant end() {
        return start.plus(duration);
    }
}
