package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every line that is written inside a span carries that span's ids. */
@Timeout(60)
class CorrelationTest {
    private static final String TRACE = "4bf92f3577b34da6";
    private static final int THREADS = 10_000;

    @Test
    void ofOpenTelemetryOnEveryThread() throws Exception {
        try (RecordedLogs logs = new RecordedLogs()) {
            ExecutorService threads = threads();
            List<? extends Future<?>> calls = IntStream.rangeClosed(1, THREADS)
                    .mapToObj(number -> threads.submit(() -> logInSpan(logs, number)))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
            threads.shutdown();

            assertThat(logs.shipped())
                    .hasSize(THREADS)
                    .allSatisfy(line -> assertThat(line)
                            .contains(
                                    entry("dd.trace_id", TRACE + hex((Long) line.get("number"))),
                                    entry("dd.span_id", line.get("number").toString())))
                    .extracting(line -> line.get("number"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void ofMicrometerTracingThroughTheContextOfTheEvent() {
        try (RecordedLogs logs = new RecordedLogs()) {
            logs.context.getMDCAdapter().setContextMap(Map.of("traceId", TRACE + hex(7), "spanId", hex(8)));
            logs.logger.info("inside");
            logs.context.getMDCAdapter().clear();
            logs.logger.info("outside");

            List<Map<String, Object>> lines = logs.shipped();

            assertThat(lines.get(0)).contains(entry("dd.trace_id", TRACE + hex(7)), entry("dd.span_id", "8"));
            assertThat(lines.get(1)).doesNotContainKeys("dd.trace_id", "dd.span_id");
        }
    }

    private static void logInSpan(RecordedLogs logs, long number) {
        SpanContext span =
                SpanContext.create(TRACE + hex(number), hex(number), TraceFlags.getSampled(), TraceState.getDefault());
        try (Scope scope = Span.wrap(span).makeCurrent()) {
            logs.logger.atInfo().addKeyValue("number", number).log("inside");
        }
    }

    private static String hex(long id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** Virtual ones from JDK 21 on. */
    private static ExecutorService threads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newFixedThreadPool(16)
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
