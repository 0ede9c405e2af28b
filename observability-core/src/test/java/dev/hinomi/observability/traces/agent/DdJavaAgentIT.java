package dev.hinomi.observability.traces.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hinomi.observability.traces.TraceIds;
import dev.hinomi.observability.traces.observations.ObservationSpans;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link TracedService} with the real dd-java-agent, with its OpenTelemetry API and without, against the sandbox. */
class DdJavaAgentIT {

    private static final Path AGENT = Path.of("target", "agent", "dd-java-agent.jar");

    private static Run with;
    private static Run without;

    /** What one process printed and sent. */
    private record Run(Sandbox sandbox, Process process, StringBuilder output) implements AutoCloseable {

        void await() throws IOException, InterruptedException {
            output.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor()).as(output.toString()).isZero();
        }

        Trace request() {
            return sandbox.traces()
                    .await(trace -> spans(trace).containsKey("request"), 1, Duration.ofSeconds(10))
                    .get(0);
        }

        List<Span> all() {
            request();
            return sandbox.traces().all().stream()
                    .flatMap(trace -> trace.spans().stream())
                    .toList();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            sandbox.close();
        }
    }

    @BeforeAll
    static void runBothAtOnce() throws IOException, InterruptedException {
        assumeThat(AGENT).as("the build copies it").exists();
        with = start(Map.of("DD_TRACE_OTEL_ENABLED", "true"));
        without = start(Map.of());
        with.await();
        without.await();
    }

    @AfterAll
    static void close() {
        if (with != null) {
            with.close();
            without.close();
        }
    }

    private static Run start(Map<String, String> variables) throws IOException {
        Sandbox sandbox = Sandbox.startOnFreePorts();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + AGENT.toAbsolutePath(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TracedService.class.getName(),
                        sandbox.uri().toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("HINOMI_"));
        builder.environment().put("DD_SERVICE", "traced-service");
        builder.environment().put("DD_TRACE_AGENT_URL", sandbox.agentUri().toString());
        builder.environment().put("DD_INSTRUMENTATION_TELEMETRY_ENABLED", "false");
        builder.environment().put("DD_REMOTE_CONFIGURATION_ENABLED", "false");
        builder.environment().putAll(variables);
        return new Run(sandbox, builder.start(), new StringBuilder());
    }

    private static Map<String, Span> spans(Trace trace) {
        return trace.spans().stream().collect(Collectors.toMap(Span::name, Function.identity(), (one, other) -> one));
    }

    @Test
    void anObservationIsASpanBetweenTheMethodsAroundAndInsideIt() {
        Map<String, Span> spans = spans(with.request());

        assertThat(spans).containsKeys("request", "career.screening", "inside", "nested");
        assertThat(spans.get("career.screening").parentId())
                .isEqualTo(spans.get("request").spanId());
        assertThat(spans.get("inside").parentId())
                .isEqualTo(spans.get("career.screening").spanId());
        assertThat(spans.get("nested").parentId()).isEqualTo(spans.get("inside").spanId());
    }

    @Test
    void itHasTheNamesAndTagsOfTheObservation() {
        Span span = spans(with.request()).get("career.screening");

        assertThat(span.resource()).isEqualTo("screen cv");
        assertThat(span.error()).isFalse();
        assertThat(span.meta())
                .containsEntry("outcome", "accepted")
                .containsEntry("job", "j-17")
                .containsEntry("team", "career");
    }

    @Test
    void whatTheAgentTracesItselfBecomesNoSecondSpan() {
        assertThat(with.all())
                .extracting(Span::name)
                .doesNotContain("http.server.requests", "sent")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsSkippedByItsNameBecomesNoSpan() {
        assertThat(with.all()).extracting(Span::name).doesNotContain("noise.of.a.library");
    }

    @Test
    void aParentThatIsNamedIsTheParentOnAThreadWithoutATrace() {
        Map<String, Span> spans = spans(with.request());

        assertThat(spans.get("elsewhere").parentId())
                .isEqualTo(spans.get("career.screening").spanId());
    }

    @Test
    void scopesThatAreNeverClosedHarmNobody() {
        Map<String, Span> spans = spans(with.request());

        assertThat(spans.get("failing").parentId())
                .isEqualTo(spans.get("request").spanId());
        assertThat(with.output()).contains("failed as it should").doesNotContain("do not become spans");
    }

    @Test
    void whatFailedIsMarkedWithItsException() {
        Span span = spans(with.request()).get("failing");

        assertThat(span.error()).isTrue();
        assertThat(span.meta())
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("error.message", "no such cv");
    }

    @Test
    void withoutTheAgentsOpenTelemetryObservationsAreNoSpans() {
        assertThat(without.all()).extracting(Span::name).containsOnly("request", "inside");
    }

    @Test
    void anExemplarNamesATraceThatArrived() {
        for (Run run : List.of(with, without)) {
            Span request = spans(run.request()).get("request");
            String trace = request.traceId().hex();

            assertThat(run.output()).contains("exemplar: " + trace + " " + request.spanId());
        }
    }

    @Test
    void theFirstSpanOfTheProcessSaysWhoItIs() {
        for (Run run : List.of(with, without)) {
            assertThat(run.output()).contains("interceptor taken: true");
            assertThat(spans(run.request()).get("request").meta())
                    .containsEntry("ecs_cluster_name", "blue")
                    .containsEntry("task_arn", "arn:1");
        }
        assertThat(spans(with.request()).get("nested").meta()).doesNotContainKey("ecs_cluster_name");
    }

    @Test
    void ourOwnRequestsAreInNoTraceAndCarryNone() {
        for (Run run : List.of(with, without)) {
            assertThat(run.all()).extracting(Span::name).doesNotContain("http.request");
            assertThat(run.sandbox().requests().all())
                    .filteredOn(request -> request.signal() == Signal.SERIES)
                    .isNotEmpty()
                    .flatExtracting(DdJavaAgentIT::names)
                    .noneMatch(name ->
                            name.startsWith("x-datadog-") || name.equals("traceparent") || name.equals("tracestate"));
        }
    }

    private static List<String> names(Exchange request) {
        return request.headers().keySet().stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    @Test
    void theAgentHasNothingToComplainAbout() {
        for (Run run : List.of(with, without)) {
            assertThat(run.output()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
        }
    }

    @Test
    void withoutAnAgentEverythingIsQuiet() {
        assertThat(ObservationSpans.find(name -> Map.of())).isEmpty();
        assertThat(TraceIds.current()).isEmpty();
    }
}
