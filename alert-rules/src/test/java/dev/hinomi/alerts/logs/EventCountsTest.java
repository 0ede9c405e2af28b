package dev.hinomi.alerts.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.events.EventLevel;
import dev.hinomi.observability.events.Lifecycle;
import dev.hinomi.observability.events.deployments.Deployment;
import dev.hinomi.observability.events.deployments.Origin;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ServiceIdentity IDENTITY = ServiceIdentity.builder("career-api")
            .env("prod")
            .version("1.4.2")
            .sharedTag("team", "career")
            .build();

    private final EventCounts counts = new EventCounts(() -> IDENTITY);
    private final int[] woken = {0};

    private void follow(String query, String critical) {
        counts.wakes(() -> woken[0]++);
        counts.follow(
                List.of(AlertRule.builder("rule", Condition.of(Monitor.parse(query), Thresholds.critical(critical)))
                        .build()));
    }

    private String counted(String query) {
        return counts.sample(Set.of(((SearchMonitor) Monitor.parse(query)).series())).stream()
                .sorted(Comparator.comparing(sample -> sample.key().tags().toString()))
                .map(sample -> sample.key().tags() + "=" + (int) sample.value())
                .collect(Collectors.joining(" "));
    }

    /** A deployment, a start, and a job that failed. */
    private void happens() {
        counts.happened(Deployment.of(IDENTITY, "1.4.2", NOW)
                .from(new Origin("0a1b2c3", "https://git.example.com/career-api", "u-1042", "release"))
                .event());
        counts.happened(Lifecycle.started(IDENTITY, NOW));
        counts.happened(Event.of("Job nightly-index failed", NOW)
                .saying("IllegalStateException after 42 s")
                .at(EventLevel.ERROR)
                .gatheredBy("job nightly-index")
                .tagged("job", "nightly-index")
                .tagged("Outcome", "Failed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | 3",
                "*                                 | 3",
                "source:my_apps                    | 3",
                "status:error                      | 1",
                "status:info                       | 2",
                "status:(error OR warning)         | 1",
                "-status:info                      | 1",
                "priority:normal                   | 3",
                "priority:low                      | 0",
                "service:career-api env:prod       | 3",
                "service:other                     | 0",
                "team:career                       | 3",
                "deployment:*                      | 1",
                "deployment:1.4.*                  | 1",
                "version:1.4.2                     | 3",
                "lifecycle:started                 | 1",
                "git.commit.sha:0a1b2c3            | 1",
                "tags:deployment:1.4.2             | 1",
                "tags:\"deployment:1.4.2\"         | 1",
                "tags:deployment*                  | 1",
                "tags:deployment                   | 0",
                "tags:(deployment:1.4.2 OR job:nightly-index) | 2",
                "tags:(deployment:1.4.2 AND env:prod)         | 1",
                "job:nightly-index outcome:failed  | 1",
                "host:*                            | 0",
                "@aggregation_key:\"job nightly-index\" | 1",
                "@title:*deployed*                 | 1",
                "@priority:normal                  | 3",
                "@evt.name:*                       | 0",
                "deployed                          | 1",
                "\"deployed to prod\"              | 1",
                "illegalstateexception             | 1",
                "release                           | 1",
                "deployed OR failed                | 2",
            })
    void aSearchFindsWhatDatadogDocuments(String search, int found) {
        String query = "events(\"" + search.replace("\"", "\\\"") + "\").rollup(\"count\").last(\"1h\")";
        follow(query, "> 10");
        happens();
        assertThat(counted(query)).isEqualTo("=" + found);
    }

    @Test
    void eventsAreGroupedByTags() {
        String query = "events(\"*\").rollup(\"count\").by(\"status,job\").last(\"1h\")";
        follow(query, "> 10");
        happens();
        happens();
        assertThat(counted(query)).isEqualTo("job:nightly-index,status:error=2");
    }

    @Test
    void aSuccessHasTheStatusThatDatadogGivesIt() {
        String query = "events(\"status:ok\").rollup(\"count\").last(\"1h\")";
        follow(query, "> 10");
        counts.happened(Event.of("Index rebuilt", NOW).at(EventLevel.SUCCESS));
        assertThat(counted(query)).isEqualTo("=1");
    }

    @Test
    void anEventThatTellsOfAnAlertKeepsNoneAlive() {
        String query = "events(\"status:error\").rollup(\"count\").last(\"1h\")";
        follow(query, "> 0");
        counts.happened(Event.of("CRITICAL career-api: API error rate", NOW)
                .at(EventLevel.ERROR)
                .tagged("alert_rule", "api-error-rate"));
        assertThat(counted(query)).isEqualTo("=0");
        assertThat(woken[0]).isZero();
    }

    @Test
    void anEventThatAloneCrossesAThresholdWakesTheEvaluation() {
        follow("events(\"deployment:*\").rollup(\"count\").last(\"1h\")", "> 0");
        happens();
        assertThat(woken[0]).isEqualTo(1);
    }

    @Test
    void rulesOverLogsAreNoneOfItsBusiness() {
        follow("logs(\"*\").rollup(\"count\").last(\"1h\")", "> 0");
        happens();
        assertThat(counted("logs(\"*\").last(\"1h\")")).isEmpty();
        assertThat(woken[0]).isZero();
    }

    @Test
    void theSourceThatAQueryMayNameIsTheOneOfItsEvents() {
        Evaluability named = Monitor.parse("events(\"source:" + Event.SOURCE + "\").last(\"1h\")")
                .evaluability();
        assertThat(named.elsewhere()).isEmpty();
    }
}
