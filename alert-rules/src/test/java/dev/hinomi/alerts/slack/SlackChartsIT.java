package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Evidence;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackChartsIT {

    private static final String CHART = "\"type\":\"data_visualization\"";

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());
    private final Incidents incidents = Incidents.of("api-error-rate");
    private final Notification post = incidents.post(incidents.measure(0.073));
    private final List<Evidence.Point> recent = new ArrayList<>();
    private final SlackNotifier notifier = new SlackNotifier(
            SlackConnection.of(Secret.of("xoxb-1")).at(URI.create(sandbox.slackApiUrl())),
            new SlackNotifier.Contents(
                    ServiceIdentity.of("career-api"),
                    notification -> new Evidence(recent, Optional.empty(), Optional.empty(), List.of()),
                    Masking.defaults().masker()),
            new Rota(RemoteSchedules.NONE),
            InstantSource.system());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void measured(double... values) {
        for (double value : values) {
            recent.add(new Evidence.Point(Incidents.START.plusSeconds(5L * recent.size()), value));
        }
    }

    private void refuse(int times) {
        sandbox.faults()
                .add(Fault.of(FaultTarget.slackMethod("chat.postMessage"), FaultAction.Answer.ofSlack("invalid_blocks"))
                        .times(times));
    }

    private String blocks(SlackMessage message) {
        return String.valueOf(message.posted().blocks());
    }

    private List<SlackMessage> messages() {
        return sandbox.slack().all();
    }

    @Test
    void theLastValuesAreDrawnBesideTheThresholdsInTheUnitThatPeopleRead() {
        measured(0.004, 0.0125, 0.073);
        assertThat(notifier.send(post)).isInstanceOf(Outcome.Sent.class);
        assertThat(blocks(messages().get(0)))
                .contains(CHART, "\"title\":\"Last 10s\"", "\"categories\":[\"-0:10\",\"-0:05\",\"0:00\"]")
                .contains("\"name\":\"measured\"", "\"name\":\"critical > 5%\"", "\"name\":\"warning > 2%\"")
                .contains("\"y_label\":\"%\"", "\"value\":1.25", "\"value\":7.3", "\"value\":5.0")
                .doesNotContain("▁");
    }

    @Test
    void timesAreWrittenToTheNearestSecond() {
        for (long millis : List.of(0L, 10_400L, 19_996L)) {
            recent.add(new Evidence.Point(Incidents.START.plusMillis(millis), 0.073));
        }
        notifier.send(post);
        assertThat(blocks(messages().get(0)))
                .contains("\"title\":\"Last 20s\"", "\"categories\":[\"-0:20\",\"-0:10\",\"0:00\"]");
    }

    @Test
    void oneValueIsNoChart() {
        measured(0.073);
        notifier.send(post);
        assertThat(blocks(messages().get(0))).doesNotContain(CHART);
    }

    @Test
    void aWorkspaceWithoutChartsGetsTheSameMessageWithCharactersAndIsNotAskedAgain() {
        measured(0.004, 0.073);
        refuse(1);
        assertThat(notifier.send(post)).isInstanceOf(Outcome.Sent.class);
        notifier.send(Incidents.of("other").post(Incidents.of("other").measure(0.073)));
        assertThat(messages())
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(blocks(message)).contains("▁█", "*Since*").doesNotContain(CHART));
        assertThat(sandbox.requests().all())
                .filteredOn(exchange -> exchange.path().equals("/api/chat.postMessage"))
                .hasSize(3);
    }

    @Test
    void aMessageThatIsRefusedEitherWayIsNotTheChartsFault() {
        measured(0.004, 0.073);
        refuse(2);
        assertThat(notifier.send(post)).isInstanceOf(Outcome.Degrade.class);
        assertThat(messages()).isEmpty();
        notifier.send(post);
        assertThat(blocks(messages().get(0))).contains(CHART);
    }

    @Test
    void anEditShowsTheValuesOfItsOwnTime() {
        measured(0.004, 0.073);
        Outcome.Sent sent = (Outcome.Sent) notifier.send(post);
        measured(0.005);
        Outcome edited = notifier.send(new Notification(
                post.target(),
                post.alert(),
                post.opened(),
                incidents.measure(0.004),
                new Action.Update(sent.receipt()),
                Attempt.FIRST));
        assertThat(edited).isInstanceOf(Outcome.Sent.class);
        assertThat(messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(String.valueOf(message.current().blocks())).contains("\"title\":\"Last 10s\""));
    }
}
