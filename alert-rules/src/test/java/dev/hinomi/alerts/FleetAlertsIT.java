package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.fleet.DatadogQuerySource;
import dev.hinomi.alerts.fleet.FleetSettings;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two other processes sent to Datadog fires a rule here. */
class FleetAlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final String RULES = """
            rules:
              - id: errors
                title: Errors anywhere
                query: sum(last_5m):sum:errors{env IN (prod,staging) AND NOT service:noisy}.as_count()
                evaluate: fleet
                critical: "> 5"
                notify: oncall
            notify: { oncall: { slack: "#career-alerts" } }
            """;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void errors(String service, double count) {
        sandbox.series()
                .add(List.of(new Series(
                        new SeriesKey("errors", "", List.of("env:prod", "service:" + service)),
                        SeriesType.COUNT,
                        10,
                        "",
                        List.of(Point.of(InstantSource.system().instant().getEpochSecond() - 60, count)))));
    }

    @Test
    void whatOtherProcessesReportedIsAskedForAndTold() {
        errors("one", 4);
        errors("two", 3);
        errors("noisy", 100);
        ServiceIdentity identity = ServiceIdentity.of("career-api");
        SlackConnection slack =
                SlackConnection.of(Secret.of("xoxb-test-0123456789")).at(URI.create(sandbox.slackApiUrl()));
        try (DatadogQuerySource fleet = new DatadogQuerySource(
                        DatadogEndpoints.at(sandbox.uri()),
                        KEY,
                        KEY,
                        FleetSettings.DEFAULTS.delay(Duration.ZERO),
                        InstantSource.system());
                Alerts alerts = Alerts.builder(RuleFile.read("rules.yml", RULES), metrics -> List.of())
                        .fleet(fleet)
                        .notifier(new SlackNotifier(slack, identity, InstantSource.system()))
                        .step(Duration.ofMillis(100))
                        .build()) {
            alerts.start();
            assertThat(sandbox.slack()
                            .await(message -> message.text().contains("Errors anywhere"), 1, PATIENCE)
                            .get(0)
                            .text())
                    .contains("7");
        }
    }
}
