package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.metrics.MicrometerMeasurementSource;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackMessage;
import io.micrometer.core.instrument.Clock;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").build();
    private static final String RULES = """
            service: career-api
            rules:
              - id: api-error-rate
                title: API error rate
                query: sum(last_1m):sum:requests{outcome:server_error}.as_count() / sum:requests{service:career-api}.as_count()
                critical: "> 5%"
                notify: oncall
            notify:
              oncall:
                slack: "#career-alerts"
                mention: { critical: [ "@career-oncall" ] }
            """;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final LoadedRules rules = RuleFile.read("rules.yml", RULES);
    private final AlertMeterRegistry registry = new AlertMeterRegistry(rules.rules(), Clock.SYSTEM);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SlackConnection slack() {
        return SlackConnection.of(Secret.of("xoxb-test-0123456789")).at(URI.create(sandbox.slackApiUrl()));
    }

    private AlertsBuilder alerts() {
        return alerts(slack());
    }

    private AlertsBuilder alerts(SlackConnection connection) {
        return Alerts.builder(rules, new MicrometerMeasurementSource(registry, IDENTITY))
                .notifier(new SlackNotifier(connection, IDENTITY, InstantSource.system()))
                .step(Duration.ofMillis(100));
    }

    private void requests(int failed, int successful) {
        registry.counter("requests", "outcome", "SERVER_ERROR").increment(failed);
        registry.counter("requests", "outcome", "SUCCESS").increment(successful);
    }

    @Test
    void aThresholdThatIsCrossedCallsTheGroupInSlackAndItsRecoveryEditsTheMessage() {
        Alerts alerts = alerts().build();
        alerts.start();
        alerts.evaluateNow(PATIENCE);
        requests(10, 90);
        List<SlackMessage> fired = sandbox.slack()
                .await(message -> message.text().contains("CRITICAL career-api: API error rate, 10%"), 1, PATIENCE);
        assertThat(fired.get(0).pings()).isNotEmpty();
        requests(0, 10_000);
        sandbox.slack().await(message -> message.text().contains("RESOLVED"), 1, PATIENCE);
        assertThat(sandbox.slack().newest(10, message -> !message.reply())).hasSize(1);
        alerts.close();
    }

    @Test
    void whoPressesTheButtonStandsInTheMessageAndTheApplicationKnows() {
        Alerts alerts =
                alerts(slack().listening(Secret.of("xapp-test-0123456789"))).build();
        alerts.start();
        alerts.evaluateNow(PATIENCE);
        requests(10, 90);
        SlackMessage fired = sandbox.slack()
                .await(message -> message.text().contains("CRITICAL"), 1, PATIENCE)
                .get(0);
        assertThat(sandbox.slackSockets().await(1, PATIENCE)).isTrue();
        assertThat(sandbox.people()
                        .press(new SlackPeople.Doing("U0LEAD0001", fired.channel(), fired.ts()), "hinomi_acknowledge"))
                .isEqualTo(SlackPeople.Pressed.ACKNOWLEDGED);
        sandbox.slack()
                .await(message -> message.current().blocks().contains("In hand of career-lead since"), 1, PATIENCE);
        alerts.close();
        assertThat(sandbox.slackSockets().await(0, PATIENCE)).isTrue();
    }

    @Test
    void closingEvaluatesOnceMoreAndSendsWhatIsOwed() {
        Alerts alerts = alerts().step(Duration.ofMinutes(1)).build();
        alerts.start();
        alerts.evaluateNow(PATIENCE);
        requests(10, 90);
        assertThat(alerts.close(PATIENCE)).isTrue();
        assertThat(sandbox.slack().all()).hasSize(1);
        assertThat(alerts.close(PATIENCE)).isTrue();
    }

    @Test
    void closingEndsInTimeAlthoughSlackIsGone() {
        Alerts alerts = alerts().step(Duration.ofMinutes(1)).build();
        alerts.start();
        alerts.evaluateNow(PATIENCE);
        sandbox.close();
        requests(10, 90);
        long before = System.nanoTime();
        assertThat(alerts.close(Duration.ofMillis(500))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatNobodyIsToldOfCannotBeSilencedAndNothingCanBeSilencedUntilNow() {
        ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
        Alerts alerts = alerts().clock(clock).build();
        assertThat(alerts.silence("unknown", "ai", clock.instant().plusSeconds(60)))
                .isFalse();
        assertThat(alerts.acknowledgeStorm("unknown", "ai")).isFalse();
        assertThatThrownBy(() -> alerts.silence("unknown", "ai", clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("later than now");
    }

    @Test
    void withoutAnyRulesItStartsAndEnds() {
        Alerts alerts = Alerts.builder(LoadedRules.NONE, metrics -> List.of()).build();
        alerts.start();
        assertThat(alerts.close(PATIENCE)).isTrue();
    }
}
