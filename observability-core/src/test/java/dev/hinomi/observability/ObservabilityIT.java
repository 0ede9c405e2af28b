package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservabilityIT {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");

    @TempDir
    Path directory;

    private final LoopbackServer datadog = LoopbackServer.start();
    private final LoggerContext logback = new LoggerContext();

    @AfterEach
    void stop() {
        datadog.close();
    }

    @Test
    void deliversLogsAndMetricsOfAShortJobWhenItIsClosed() {
        try (Observability observability = start(LocalWarnings.NO_OP)) {
            logback.getLogger("job").info("done");
            observability.registry().counter("jobs.done").increment(42);
        }

        assertThat(datadog.receivedAt("/api/v2/logs"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"message\":\"done\""));
        assertThat(datadog.receivedAt("/api/v2/series"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .startsWith("{\"series\":[{")
                        .contains("\"metric\":\"jobs.done\",\"type\":1")
                        .contains("\"value\":42"));
        assertThat(datadog.received()).allMatch(request -> request.uri().getQuery() == null);
    }

    @Test
    void losesNothingAndSendsNothingTwiceWhenTheIntakeFailsForAWhile() {
        AtomicInteger requests = new AtomicInteger();
        datadog.answer(exchange ->
                Answer.of(requests.incrementAndGet() <= 2 ? 503 : 202, "{}").to(exchange));
        try (Observability observability = start(LocalWarnings.NO_OP)) {
            for (int i = 0; i < 3_000; i++) {
                logback.getLogger("job").info("line {}", i);
            }

            assertThat(observability.logs().orElseThrow().flush(Duration.ofSeconds(10)))
                    .isTrue();

            assertThat(observability.logs().orElseThrow().counts().sent()).isEqualTo(3_000);
            assertThat(observability.logs().orElseThrow().counts().retries()).isEqualTo(2);
        }
        String refusedTwice = datadog.received().get(0).body();
        assertThat(datadog.received())
                .element(2)
                .satisfies(request ->
                        assertThat(request.body()).startsWith(refusedTwice.substring(0, refusedTwice.length() - 1)));
    }

    @Test
    void closesWithinItsDeadlineWhileTheIntakeHangs() {
        datadog.answer(Answer.silence());
        Observability observability = start(LocalWarnings.NO_OP);
        logback.getLogger("job").info("done");
        observability.registry().counter("jobs.done").increment();
        long start = System.nanoTime();

        observability.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
        assertThat(observability.logs().orElseThrow().counts().droppedTotal())
                .as("the line is in a file, for the next process")
                .isZero();
    }

    @Test
    void keepsEverythingWhileTheKeyIsRefusedAndSaysSoOncePerSignal() {
        datadog.answer(Answer.of(403, "{\"errors\":[\"Forbidden\"]}"));
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        try (Observability observability = start(warnings::add)) {
            logback.getLogger("job").info("kept");
            observability.flush(Duration.ofSeconds(2));

            assertThat(observability.logs().orElseThrow().counts().queued()).isEqualTo(1);
            assertThat(warnings).hasSize(2).allMatch(line -> line.contains("403") && !line.contains(KEY.reveal()));
        }
    }

    private Observability start(LocalWarnings warnings) {
        Observability observability = Observability.builder(ServiceIdentity.of("nightly-batch"), KEY)
                .url(datadog.uri())
                .warnings(warnings)
                .logs(LogSettings.builder().directory(directory).build())
                .start();
        observability.appender().setContext(logback);
        observability.appender().start();
        logback.getLogger("job").addAppender(observability.appender());
        return observability;
    }
}
