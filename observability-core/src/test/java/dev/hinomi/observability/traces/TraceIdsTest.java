package dev.hinomi.observability.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brave.Tracing;
import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceIdsTest {

    @Test
    void areAbsentWithoutTheAgent() {
        assertThat(TraceIds.current()).isEmpty();
    }

    @Test
    void areAbsentOutsideOfATrace() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThat(tracer.getTraceId()).isEqualTo("0");
            assertThat(TraceIds.current()).isEmpty();
        }
    }

    @Test
    void areThoseOfTheActiveSpan() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            tracer.enter("6b03ae7100000000721106226ba2ca55");

            assertThat(TraceIds.current()).contains(new TraceIds("6b03ae7100000000721106226ba2ca55", "42"));
        }
    }

    @Test
    void areOpenTelemetrysWithoutTheAgent() {
        try (Scope scope = span("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")) {
            assertThat(TraceIds.current())
                    .contains(new TraceIds("4bf92f3577b34da6a3ce929d0e0e4736", "67667974448284343"));
        }
        assertThat(TraceIds.current()).isEmpty();
    }

    @Test
    void areBravesWithoutAnyOther() {
        try (Tracing tracing = Tracing.newBuilder().build()) {
            TraceContext span = TraceContext.newBuilder()
                    .traceIdHigh(0x4bf92f3577b34da6L)
                    .traceId(0xa3ce929d0e0e4736L)
                    .spanId(-2)
                    .build();
            try (CurrentTraceContext.Scope scope = tracing.currentTraceContext().newScope(span)) {
                assertThat(TraceIds.current())
                        .contains(new TraceIds("4bf92f3577b34da6a3ce929d0e0e4736", "18446744073709551614"));
            }
            assertThat(TraceIds.current()).isEmpty();
        }
    }

    @Test
    void areTheAgentsIfSeveralTracersHaveASpan() {
        Map<String, String> context = Map.of("traceId", "00000000000000aa", "spanId", "00000000000000bb");
        try (TracerStandIn tracer = TracerStandIn.install();
                Scope scope = span("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")) {
            assertThat(TraceIds.of(context::get)).map(TraceIds::spanId).contains("67667974448284343");

            tracer.enter("7");
            assertThat(TraceIds.of(context::get)).contains(new TraceIds("7", "42"));
            assertThat(TraceIds.of(Map.of("dd.trace_id", "8", "dd.span_id", "9")::get))
                    .contains(new TraceIds("8", "9"));
        }
    }

    @ParameterizedTest
    @CsvSource({"traceId, spanId", "trace_id, span_id"})
    void areThoseInTheEventsContextIfNoTracerIsHere(String trace, String span) {
        Map<String, String> context = Map.of(trace, "00000000000000aa", span, "00000000000000bb");

        assertThat(TraceIds.of(context::get)).contains(new TraceIds("170", "187"));
    }

    @Test
    void areAbsentIfNeitherTheContextNorATracerHasAny() {
        assertThat(TraceIds.of(name -> null)).isEmpty();
        assertThat(TraceIds.of(Map.of("dd.trace_id", "0", "dd.span_id", "0")::get))
                .isEmpty();
    }

    @Test
    void needNoTracerOnTheClassPath() throws Exception {
        URL[] withoutTracers = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("opentelemetry") && !entry.contains("brave"))
                .map(TraceIdsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader alone = new URLClassLoader(withoutTracers, ClassLoader.getPlatformClassLoader())) {
            assertThat(alone.loadClass(TraceIds.class.getName())
                            .getMethod("current")
                            .invoke(null))
                    .isEqualTo(Optional.empty());
            assertThatThrownBy(() -> alone.loadClass("io.opentelemetry.api.trace.Span"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> alone.loadClass("brave.Tracing")).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void untracedWorkIsMutedWhileItRunsAndNoLonger() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThat(Untraced.call(tracer::isMuted)).isTrue();
            assertThat(tracer.isMuted()).isFalse();
            Untraced.wrap(() -> assertThat(tracer.isMuted()).isTrue()).run();
        }
    }

    @Test
    void untracedWorkThatFailsIsNotMutedForEver() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThatThrownBy(() -> Untraced.call(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(tracer.isMuted()).isFalse();
        }
    }

    @Test
    void untracedWorkRunsWithoutTheAgent() {
        assertThat(Untraced.call(() -> 7)).isEqualTo(7);
    }

    private static Scope span(String trace, String span) {
        return Span.wrap(SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault()))
                .makeCurrent();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("The class path entry has no address: " + entry, e);
        }
    }
}
