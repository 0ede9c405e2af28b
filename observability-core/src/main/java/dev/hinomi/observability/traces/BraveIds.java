package dev.hinomi.observability.traces;

import brave.Tracing;
import brave.propagation.TraceContext;
import java.util.Optional;

/** The ids of Brave's current span, where Brave is on the class path: Micrometer Tracing stands on it or on OpenTelemetry. */
final class BraveIds {
    private static final boolean PRESENT = ClassPath.has("brave.Tracing");

    private BraveIds() {}

    static Optional<TraceIds> current() {
        return PRESENT ? Reading.current() : Optional.empty();
    }

    /** Loaded only where Brave is. */
    private static final class Reading {
        private Reading() {}

        static Optional<TraceIds> current() {
            Tracing tracing = Tracing.current();
            TraceContext span =
                    tracing == null ? null : tracing.currentTraceContext().get();
            return span == null ? Optional.empty() : HexIds.read(span.traceIdString(), span.spanIdString());
        }
    }
}
