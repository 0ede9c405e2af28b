package dev.hinomi.compatibility.okhttp;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a sandbox's Slack of an incident and hears a press. Fails unless both work over the only OkHttp of the class path. */
public final class SlackAlone {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SlackAlone() {}

    /**
     * The run.
     *
     * @param args none
     * @throws IOException if the class path cannot be read
     */
    public static void main(String[] args) throws IOException {
        saysWhichOkHttp();
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            SlackNotifier notifier = notifier(sandbox);
            tells(notifier, sandbox);
            hears(notifier, sandbox);
        }
    }

    /** Two of them work or not by the order of the class path alone. */
    private static void saysWhichOkHttp() throws IOException {
        List<URL> copies =
                Collections.list(SlackAlone.class.getClassLoader().getResources("okhttp3/OkHttpClient.class"));
        require(copies.size() == 1, "OkHttp is on the class path " + copies.size() + " times: " + copies);
        System.out.println("OkHttp: " + copies.get(0));
    }

    private static SlackNotifier notifier(Sandbox sandbox) {
        SlackConnection connection = new SlackConnection(
                Secret.of("xoxb-test-0123456789"),
                URI.create(sandbox.slackApiUrl()),
                PATIENCE,
                PATIENCE,
                Optional.of(Secret.of("xapp-test-0123456789")));
        SlackNotifier.Contents contents = new SlackNotifier.Contents(
                ServiceIdentity.builder("orders").env("prod").version("1.0.0").build(),
                EvidenceSource.NONE,
                Masking.defaults().masker());
        return new SlackNotifier(connection, contents, new Rota(RemoteSchedules.NONE), InstantSource.system());
    }

    private static void tells(SlackNotifier notifier, Sandbox sandbox) {
        Outcome outcome = notifier.send(incident());
        require(outcome instanceof Outcome.Sent, "Slack was not told: " + outcome);
        require(
                sandbox.slack().all().size() == 1,
                "Slack shows " + sandbox.slack().all());
    }

    private static void hears(SlackNotifier notifier, Sandbox sandbox) {
        notifier.listen(new Deaf());
        require(sandbox.slackSockets().await(1, PATIENCE), "nobody listens to Slack");
        JsonObject press = new JsonObject();
        press.addProperty("type", "block_actions");
        String envelope = sandbox.slackSockets().deliver(press);
        require(sandbox.slackSockets().isAcknowledged(envelope, PATIENCE), "a press was not heard");
        notifier.stopListening();
    }

    private static Notification incident() {
        MetricMonitor query = (MetricMonitor) Monitor.parse("avg(last_5m):avg:orders.failed{env:prod}");
        AlertRule rule = AlertRule.builder("orders-failed", query, Thresholds.critical("> 5"))
                .build();
        Alert alert = new Alert(rule, Tags.NONE);
        Instant now = Instant.now();
        Transition transition = new AlertEvaluator(alert)
                .evaluate(new Measurement.Value(7), AlertState.initial(now), now)
                .transition()
                .orElseThrow();
        NotifyTarget target = new NotifyTarget("oncall", "#career-alerts", Map.of(), "rules.yml:1:1");
        return new Notification(target, alert, transition, transition, new Action.Post(), Attempt.FIRST);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static final class Deaf implements Answers {
        @Override
        public boolean acknowledge(String incident, String by) {
            return false;
        }

        @Override
        public boolean acknowledgeStorm(String storm, String by) {
            return false;
        }

        @Override
        public boolean silence(String incident, String by, Instant until) {
            return false;
        }
    }
}
