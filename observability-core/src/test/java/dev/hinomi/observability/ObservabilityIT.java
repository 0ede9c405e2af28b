package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.MetricMode;
import dev.hinomi.observability.metrics.MetricQueue;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import dev.hinomi.observability.status.FlowStatus;
import dev.hinomi.observability.status.Status;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
                        .contains("\"value\":42}],\"interval\":60,\"type\":1,\"metric\":\"jobs.done\"")
                        .contains("\"value\":42"));
        assertThat(datadog.received()).allMatch(request -> request.uri().getQuery() == null);
    }

    @Test
    void tellsHowEverythingFares() {
        try (Observability observability = start(LocalWarnings.NO_OP)) {
            logback.getLogger("job").info("done");
            observability.registry().counter("jobs.done").increment();
            observability.flush(Duration.ofSeconds(5));

            Status status = observability.status();

            assertThat(status.parts()).hasSize(2).allMatch(part -> part.contains("127.0.0.1"));
            assertThat(status.signals()).containsOnlyKeys("logs", "metrics", "distributions", "events");
            assertThat(status.signals().get("logs").sent()).isEqualTo(1);
            assertThat(status.signals().get("metrics").sent()).isPositive();
            assertThat(status.toString())
                    .contains("logs: flowing; accepted 1 = sent 1 + queued 0 (0 bytes, durable) + dropped 0;")
                    .doesNotContain(KEY.reveal());
        }
    }

    @Test
    void publishesAsItIsTold() {
        PublishSettings settings =
                PublishSettings.ofDefaults().withForm(SeriesForm.V1).withDistributions(DistributionMode.OFF);
        try (Observability observability = Observability.builder(ServiceIdentity.of("nightly-batch"), KEY)
                .url(datadog.uri())
                .warnings(LocalWarnings.NO_OP)
                .metricQueue(MetricQueue.ofDefaults().withMode(MetricMode.MEMORY))
                .publishing(settings)
                .start()) {
            Timer.builder("took")
                    .publishPercentileHistogram()
                    .register(observability.registry())
                    .record(Duration.ofMillis(5));

            assertThat(observability.flush(Duration.ofSeconds(5))).isTrue();

            assertThat(observability.distributions()).isEmpty();
        }
        assertThat(datadog.received())
                .extracting(request -> request.uri().getPath())
                .contains("/api/v1/series")
                .doesNotContain("/api/v2/series", "/api/beta/sketches");
    }

    @Test
    void tellsSinceWhenAndWhyNothingGetsThrough() {
        datadog.answer(exchange -> Answer.of(503, "{}").to(exchange));
        try (Observability observability = start(LocalWarnings.NO_OP)) {
            logback.getLogger("job").info("waits");
            observability.flush(Duration.ofMillis(50));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> observability.status().signals().get("logs").retries() > 0);

            FlowStatus flow = observability.status().signals().get("logs").flow();

            assertThat(flow.state()).isEqualTo("retrying");
            assertThat(flow.reason()).contains("503");
            assertThat(Instant.parse(flow.since())).isBefore(Instant.now().plusSeconds(1));
        }
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
