package dev.hinomi.sandbox.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real dd-java-agent, attached to a small program, against the sandbox. */
class DdJavaAgentIT {

    private static final Path AGENT = Path.of("target", "agent", "dd-java-agent.jar");

    @Test
    void theAgentIsContentAndItsSpansArrive() throws IOException, InterruptedException {
        assumeThat(AGENT).as("the build copies it: ./mvnw -pl sandbox verify").exists();
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            Process program = start(sandbox);
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(program.waitFor()).as(output).isZero();
            List<Trace> traces = sandbox.traces().await(trace -> true, 1, Duration.ofSeconds(10));
            Span span = traces.get(0).root();
            assertThat(span.service()).isEqualTo("agent-check");
            assertThat(span.resource()).isEqualTo("GET /healthz");
            assertThat(span.traceId().high()).as("128-bit trace id").isNotZero();
            assertThat(sandbox.requests().all()).as(output).allMatch(Exchange::accepted);
            assertThat(output).doesNotContain(" ERROR ").doesNotContain(" WARN ");
            assertThat(sandbox.problems().all()).isEmpty();
        }
    }

    private static Process start(Sandbox sandbox) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + AGENT.toAbsolutePath(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        TracedProgram.class.getName(),
                        sandbox.uri() + "/healthz")
                .redirectErrorStream(true);
        builder.environment().put("DD_SERVICE", "agent-check");
        builder.environment().put("DD_TRACE_AGENT_URL", sandbox.agentUri().toString());
        return builder.start();
    }
}
