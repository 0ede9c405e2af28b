package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.metrics.MicrometerMeasurementSource;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.jobs.JobRuns;
import dev.hinomi.observability.jobs.metrics.JobMeters;
import dev.hinomi.observability.time.ManualClock;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule of docs/jobs.md in a service that schedules its jobs itself. */
class JobRuleTest {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final String RULES = """
            rules:
              - id: nightly-index-missed
                query: sum(last_26h):sum:hinomi.job.success{job:nightly-index}.as_count()
                critical: "< 1"
                missing: alert after 26h
                notify: t
            notify: { t: { slack: "#a" } }
            """;

    private final ManualClock clock = ManualClock.at("2026-11-23T12:00:00Z");
    private final List<String> heard = new ArrayList<>();
    private final AlertMeterRegistry registry =
            new AlertMeterRegistry(RuleFile.read("rules.yml", RULES).rules(), Clock.SYSTEM);
    private final JobRuns jobs = JobRuns.of("e-1", List.of(JobMeters.in(registry)), clock, clock);
    private final AlertEngine engine = new AlertEngine(
            RuleFile.read("rules.yml", RULES).rules(),
            new MicrometerMeasurementSource(registry, ServiceIdentity.of("career-api")),
            new AlertListener() {
                @Override
                public void transitioned(Alert alert, Transition transition) {
                    heard.add(clock.instant() + " " + transition.to());
                }
            },
            new Pace(STEP, clock));

    private void hours(int count) {
        for (int step = 0; step < count * 6; step++) {
            clock.advance(STEP);
            engine.evaluateNow(Duration.ZERO);
        }
    }

    @Test
    void aJobThatSucceededIsMissedTwentySixHoursLater() {
        hours(14);
        jobs.run("nightly-index", run -> {});
        hours(24);
        jobs.run("nightly-index", run -> {
            throw new IllegalStateException("no index");
        });
        hours(3);
        assertThat(heard).containsExactly("2026-11-24T02:10:00Z OK", "2026-11-25T04:10:00Z FIRING");
        jobs.run("nightly-index", run -> {});
        hours(1);
        assertThat(heard).last().isEqualTo("2026-11-25T05:10:00Z OK");
    }

    @Test
    void aJobThatNeverSucceedsIsMissedTwentySixHoursAfterTheStart() {
        hours(14);
        jobs.run("nightly-index", run -> {
            throw new IllegalStateException("no index");
        });
        hours(13);
        assertThat(heard).containsExactly("2026-11-24T14:10:00Z FIRING");
    }
}
