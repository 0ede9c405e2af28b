package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What we send, judged by somebody else's reading of Datadog's rules. */
class SandboxIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final LoggerContext logback = new LoggerContext();
    private final Observability observability = Observability.builder(
                    ServiceIdentity.builder("career-api")
                            .env("test")
                            .version("1.4.2")
                            .build(),
                    Secret.of("0123456789abcdef0123456789abcdef"))
            .url(sandbox.uri())
            .warnings(LocalWarnings.NO_OP)
            .start();

    SandboxIT() {
        observability.appender().setContext(logback);
        observability.appender().start();
        logback.getLogger("job").addAppender(observability.appender());
    }

    @AfterEach
    void close() {
        observability.close();
        sandbox.close();
    }

    @Test
    void breaksNoRuleOfTheIntakes() {
        logback.getLogger("job").error("failed {}", 7, new IllegalStateException("no"));
        logback.getLogger("job").atInfo().addKeyValue("status", 404).log("x".repeat(200_000));
        observability.registry().counter("jobs.done", "Odd Tag", "/jobs/{id}").increment(42);
        Timer.builder("jobs.time").register(observability.registry()).record(Duration.ofMillis(5));
        observability.registry().gauge("nan", Double.NaN);

        assertThat(observability.flush(SOON)).isTrue();

        assertThat(sandbox.logs().all()).hasSize(2).allMatch(LogEntry::valid);
        assertThat(sandbox.problems().all()).isEmpty();
        assertThat(sandbox.metrics().names()).containsKeys("jobs.done", "jobs.time.count", "jobs.time.sum");
    }
}
