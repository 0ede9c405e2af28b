package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogMarkers;
import dev.hinomi.observability.logs.logback.LogWatching;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Logback, a sandbox for Slack, and an hour between two steps: whatever is told here did not wait for one. */
class LogAlertsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").build();
    private static final String RULES = """
            service: career-api
            rules:
              - id: ledger
                title: The ledger does not balance
                query: logs("service:career-api @markers:CRITICAL").index("*").rollup("count").last("5m") > 0
                notify: oncall
              - id: many-errors
                title: Many errors
                query: logs("status:error").index("*").rollup("count").by("@logger.name").last("5m") > 100
                notify: oncall
            notify:
              oncall:
                slack: "#career-alerts"
            """;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final LoadedRules rules = RuleFile.read("rules.yml", RULES);
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("com.example.Ledger");
    private final LogCounts counts = new LogCounts(() -> IDENTITY);
    private final CountDownLatch evaluated = new CountDownLatch(1);
    private Alerts alerts;
    private LogWatching watching;

    @BeforeEach
    void start() throws InterruptedException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        SlackConnection connection =
                SlackConnection.of(Secret.of("xoxb-test-0123456789")).at(URI.create(sandbox.slackApiUrl()));
        alerts = Alerts.builder(rules, metrics -> List.of())
                .logs(counts)
                .notifier(new SlackNotifier(connection, IDENTITY, InstantSource.system()))
                .listener(new AlertListener() {
                    @Override
                    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
                        evaluated.countDown();
                    }
                })
                .step(Duration.ofHours(1))
                .build();
        alerts.start();
        watching = LogWatching.on(context, counts);
        evaluated.await();
    }

    @AfterEach
    void stop() {
        watching.close();
        alerts.close();
        sandbox.close();
        context.stop();
    }

    private List<SlackMessage> told(String words) {
        return sandbox.slack().await(message -> message.text().contains(words), 1, PATIENCE);
    }

    @Test
    void aCriticalEventReachesSlackWithoutWaitingForAStep() {
        logger.error(LogMarkers.CRITICAL, "The ledger does not balance: {}", 7);
        assertThat(told("The ledger does not balance")).hasSize(1);
    }

    @Test
    void aFloodOfCriticalEventsIsToldOnce() {
        for (int index = 0; index < 50_000; index++) {
            logger.error(LogMarkers.CRITICAL, "The ledger does not balance: {}", index);
        }
        told("The ledger does not balance");
        alerts.close();
        assertThat(sandbox.slack().all())
                .filteredOn(message -> message.text().contains("ledger"))
                .hasSize(1);
    }

    @Test
    void aCriticalEventHasEveryRuleEvaluatedThatCountsIt() {
        for (int index = 0; index < 101; index++) {
            logger.error("no connection");
        }
        logger.error(LogMarkers.CRITICAL, "and now this");
        assertThat(told("Many errors").get(0).text()).contains("102");
    }
}
