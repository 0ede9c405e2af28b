package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.LogEntry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            .logs(LogSettings.builder().mode(LogMode.MEMORY).build())
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
        Timer.builder("jobs.spread")
                .publishPercentiles(0.99)
                .register(observability.registry())
                .record(Duration.ofMillis(5));
        observability.registry().gauge("nan", Double.NaN);

        assertThat(observability.flush(SOON)).isTrue();

        assertThat(sandbox.logs().all()).hasSize(2).allMatch(LogEntry::valid);
        assertThat(sandbox.problems().all()).isEmpty();
        assertThat(sandbox.series().names())
                .containsKeys("jobs.done", "jobs.time.count", "jobs.time.sum", "jobs.spread");
    }

    static Stream<FaultAction> faults() {
        return Stream.of(
                new FaultAction.Status(503, null),
                new FaultAction.Status(429, 1),
                new FaultAction.Reset(),
                new FaultAction.LoseAnswer());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void losesNoLineWhateverGoesWrongOnce(FaultAction fault) {
        sandbox.faults().add(Fault.of(FaultTarget.LOGS, fault).times(1));
        for (int i = 0; i < 300; i++) {
            logback.getLogger("job").info("line {}", i);
        }

        assertThat(observability.logs().orElseThrow().flush(SOON)).isTrue();

        Map<String, List<LogEntry>> byMessage =
                sandbox.logs().all().stream().collect(Collectors.groupingBy(LogEntry::message));
        assertThat(byMessage).hasSize(300);
        assertThat(byMessage.values())
                .allSatisfy(copies -> assertThat(copies)
                        .extracting(copy -> copy.attributes().text("log.id"))
                        .containsOnly(copies.get(0).attributes().text("log.id")));
        assertThat(observability.logs().orElseThrow().counts().sent()).isEqualTo(300);
        assertThat(observability.logs().orElseThrow().counts().retries()).isEqualTo(1);
    }
}
