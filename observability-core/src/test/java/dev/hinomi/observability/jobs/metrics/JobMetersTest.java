package dev.hinomi.observability.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.jobs.JobRun;
import dev.hinomi.observability.jobs.JobRuns;
import dev.hinomi.observability.time.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobMetersTest {
    private final ManualClock clock = ManualClock.at("2026-11-23T02:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JobRuns jobs = JobRuns.of("e", List.of(JobMeters.in(registry, clock)), clock, clock);

    @Test
    void countsStartsEndsSuccessesAndTime() {
        jobs.run("index", run -> clock.advance(Duration.ofSeconds(3)));
        jobs.run("index", run -> run.exitCode(2));

        assertThat(count("hinomi.job.starts")).isEqualTo(2);
        assertThat(count("hinomi.job.success")).isEqualTo(1);
        assertThat(registry.get("hinomi.job.runs")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("hinomi.job.duration")
                        .tag("outcome", "succeeded")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    @Test
    void countsRecordsAsTheyCome() {
        JobRun run = jobs.start("index");
        run.read(10);
        run.read(5);

        assertThat(registry.get("hinomi.job.records")
                        .tag("kind", "read")
                        .counter()
                        .count())
                .isEqualTo(15);
    }

    @Test
    void theHeartbeatBeatsWhileARunIsUnderWayAndOnceForTheShortest() {
        jobs.run("index", run -> {});
        assertThat(heartbeat()).isEqualTo(1);

        JobRun run = jobs.start("index");
        clock.advance(Duration.ofSeconds(60));
        assertThat(heartbeat()).isEqualTo(62);
        run.succeed();
        clock.advance(Duration.ofHours(1));
        assertThat(heartbeat()).isEqualTo(62);
    }

    private double heartbeat() {
        return registry.get("hinomi.job.heartbeat").functionCounter().count();
    }

    private double count(String name) {
        return registry.get(name).tag("job", "index").counter().count();
    }
}
