package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.metrics.MetricMode;
import dev.hinomi.observability.metrics.MetricQueue;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloseIT {
    private static final Duration DEADLINE = Duration.ofMillis(800);

    private final LoopbackServer datadog = LoopbackServer.start();
    private final Observability observability = Observability.builder(
                    ServiceIdentity.of("nightly-batch"), Secret.of("0123456789abcdef0123456789abcdef"))
            .url(datadog.uri())
            .warnings(LocalWarnings.NO_OP)
            .withoutShutdownHook()
            .metricQueue(MetricQueue.ofDefaults().withMode(MetricMode.MEMORY))
            .logs(LogSettings.builder()
                    .mode(LogMode.MEMORY)
                    .shutdownTimeout(DEADLINE)
                    .build())
            .start();

    @AfterEach
    void stop() {
        observability.close();
        datadog.close();
    }

    @Test
    void whoeverClosesAtTheSameTimeFindsEverythingSentOnce() throws InterruptedException {
        observability.registry().counter("done").increment(7);
        List<Thread> closers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread closer = new Thread(() -> {
                observability.close();
                assertThat(datadog.receivedAt("/api/v2/series")).isNotEmpty();
            });
            closer.start();
            closers.add(closer);
        }
        for (Thread closer : closers) {
            closer.join();
        }

        assertThat(datadog.receivedAt("/api/v2/series"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).containsOnlyOnce("\"metric\":\"done\""));
    }

    @Test
    void fourSignalsThatNobodyTakesTakeOneDeadlineTogether() {
        datadog.answer(Answer.silence());
        observability.registry().counter("done").increment();
        Timer.builder("took")
                .publishPercentileHistogram()
                .register(observability.registry())
                .record(Duration.ofMillis(5));
        observability.jobs().run("index", run -> run.exitCode(2));

        long began = System.nanoTime();
        observability.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.plusMillis(400));
        assertThat(observability.events().outlet().counts().droppedTotal()).isEqualTo(1);
        assertThat(observability.metrics().counts().queued()).isZero();
        assertThat(observability.distributions().orElseThrow().counts().dropped(DropReason.DEADLINE))
                .isEqualTo(1);
    }

    @Test
    void whatStillRunsIsToldBeforeEverythingIsClosed() {
        observability.jobs().start("index").read(5);

        observability.close();

        assertThat(datadog.receivedAt("/api/v1/events")).singleElement().satisfies(request -> {
            assertThat(request.body()).contains("Job index interrupted");
            assertThat(request.header("Content-Encoding")).isNull();
        });
        assertThat(datadog.receivedAt("/api/v2/series").get(0).body())
                .contains("\"metric\":\"hinomi.job.records\"", "outcome:interrupted");
    }
}
