package dev.hinomi.observability.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;

/** The ids of OpenTelemetry's current span, where its API is on the class path. */
final class OpenTelemetryIds {
    private static final boolean PRESENT = ClassPath.has("io.opentelemetry.api.trace.Span");

    private OpenTelemetryIds() {}

    static Optional<TraceIds> current() {
        return PRESENT ? Reading.current() : Optional.empty();
    }

    /** Loaded only where the API is. */
    private static final class Reading {
        private Reading() {}

        static Optional<TraceIds> current() {
            SpanContext span = Span.current().getSpanContext();
            return span.isValid() ? HexIds.read(span.getTraceId(), span.getSpanId()) : Optional.empty();
        }
    }
}
