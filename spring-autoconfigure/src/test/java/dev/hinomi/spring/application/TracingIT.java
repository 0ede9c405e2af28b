package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Trace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link TracedApplication} with the real dd-java-agent, against the sandbox. */
class TracingIT {

    private static final Path AGENT = Path.of("target", "agent", "dd-java-agent.jar");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @BeforeEach
    void theAgentIsThere() {
        assumeThat(AGENT).as("the build copies it").exists();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anObservationIsASpanOfTheRequestWithItsTagsAndLinesAndNothingIsThereTwice() throws Exception {
        String output = run(jar -> true, "--hinomi.traces.skipped-observations=noise.");

        Map<String, Span> spans = request();
        assertThat(output)
                .contains("traces by dd-java-agent, observations among them", "answered: ranked")
                .doesNotContain("do not become spans");
        assertThat(spans).containsOnlyKeys("servlet.request", "spring.handler", "career.matching", "rank");
        assertThat(parent(spans, "rank")).isEqualTo("career.matching");
        assertThat(parent(spans, "career.matching")).isEqualTo("spring.handler");
        assertThat(spans.get("career.matching").resource()).isEqualTo("match candidates");
        assertThat(spans.get("career.matching").meta())
                .containsEntry("channel", "web")
                .containsEntry("job.id", "17");
        assertThat(spans.get("servlet.request").meta()).containsEntry("team", "career");

        LogEntry line = sandbox.awaitLogs(log -> log.message().equals("Ranked"), 1, SOON)
                .get(0);
        assertThat(line.attributes().text("aws.trace_id")).hasValue("1-67891233-abcdef012345678912345678");
        assertThat(line.attributes().text("dd.trace_id"))
                .hasValue(spans.get("rank").traceId().hex());
        assertThat(line.attributes().text("dd.span_id"))
                .hasValue(spans.get("rank").spanId());
    }

    @Test
    void withoutTheOpenTelemetryApiTheAgentsOwnSpansAreThereAndNothingElse() throws Exception {
        String output = run(
                jar -> !jar.contains("opentelemetry"),
                "--hinomi.traces.tags=false",
                "--hinomi.traces.aws-trace-id=false");

        Map<String, Span> spans = request();
        assertThat(output)
                .contains("traces by dd-java-agent;", "answered: ranked")
                .doesNotContain("NoClassDefFoundError");
        assertThat(spans).containsOnlyKeys("servlet.request", "spring.handler", "rank");
        assertThat(spans.get("servlet.request").meta()).doesNotContainKey("team");
        assertThat(sandbox.awaitLogs(log -> log.message().equals("Ranked"), 1, SOON)
                        .get(0)
                        .attributes()
                        .text("aws.trace_id"))
                .isEmpty();
    }

    private Map<String, Span> request() {
        Trace trace = sandbox.traces()
                .await(
                        found -> found.spans().stream()
                                .anyMatch(span -> span.name().equals("rank")),
                        1,
                        SOON)
                .get(0);
        return trace.spans().stream().collect(Collectors.toMap(Span::name, Function.identity()));
    }

    private static String parent(Map<String, Span> spans, String name) {
        return spans.values().stream()
                .filter(span -> span.spanId().equals(spans.get(name).parentId()))
                .map(Span::name)
                .collect(Collectors.joining());
    }

    private String run(Predicate<String> jars, String... properties) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + AGENT.toAbsolutePath(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                classPath,
                TracedApplication.class.getName(),
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--hinomi.tags.team=career",
                "--hinomi.logs.mode=memory",
                "--hinomi.metrics.mode=memory",
                "--hinomi.datadog.url=" + sandbox.uri(),
                "--hinomi.datadog.api-key=" + TestApplication.API_KEY));
        command.addAll(List.of(properties));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("HINOMI_"));
        builder.environment().put("DD_SERVICE", "traced-app");
        builder.environment().put("DD_TRACE_OTEL_ENABLED", "true");
        builder.environment().put("DD_TRACE_AGENT_URL", sandbox.agentUri().toString());
        builder.environment().put("DD_INSTRUMENTATION_TELEMETRY_ENABLED", "false");
        builder.environment().put("DD_REMOTE_CONFIGURATION_ENABLED", "false");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
