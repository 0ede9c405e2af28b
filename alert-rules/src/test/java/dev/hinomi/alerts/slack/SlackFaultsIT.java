package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackFaultsIT {

    private static final String TOKEN = "xoxb-test-0123456789";
    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").version("1.2.3").build();
    private static final FaultTarget POSTS = FaultTarget.slackMethod("chat.postMessage");

    private Incidents incidents = Incidents.of("api-error-rate");
    private Sandbox sandbox;
    private SlackNotifier notifier;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.faults().clear();
        sandbox.clear();
        incidents = Incidents.of("api-error-rate");
        notifier = notifier();
    }

    private SlackNotifier notifier() {
        SlackConnection connection = new SlackConnection(
                Secret.of(TOKEN), URI.create(sandbox.slackApiUrl()), Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new SlackNotifier(connection, IDENTITY, InstantSource.system());
    }

    private Notification critical() {
        return incidents.post(incidents.measure(0.073));
    }

    @Test
    void tellsTheChannelWhenSlackDoesNotSayWhoAGroupIs() {
        sandbox.faults()
                .add(Fault.of(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(503, null))
                        .times(1));
        notifier.send(critical());
        assertThat(sandbox.slack().all().get(0).text()).startsWith(":red_circle:");
        assertThat(sandbox.slack().all().get(0).current().blocks()).contains("@career-oncall could not be called");
    }

    @Test
    void asksForAGroupOnceAndUsesItWhileSlackDoesNotAnswer() {
        notifier.send(critical());
        sandbox.faults().add(Fault.of(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(503, null)));
        long hitBefore = sandbox.faults().applied();
        notifier.send(another());
        assertThat(sandbox.slack().all()).allMatch(message -> message.text().startsWith("<!subteam^S0ONCALL01>"));
        assertThat(sandbox.faults().applied()).isEqualTo(hitBefore);
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        sandbox.faults().add(Fault.of(POSTS, new FaultAction.Status(429, 3)).times(1));
        assertThat(notifier.send(critical()))
                .isEqualTo(new Outcome.Retry(
                        Optional.of(Duration.ofSeconds(3)), "Slack answered with HTTP status 429", Outcome.Arrival.NO));
    }

    @Test
    void triesAgainWhenSlackIsUnavailable() {
        sandbox.faults().add(Fault.of(POSTS, new FaultAction.Status(503, null)).times(1));
        assertThat(notifier.send(critical())).isInstanceOf(Outcome.Retry.class);
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void knowsThatALostAnswerMayHaveArrivedAndNeverSendsTwiceByItself() {
        notifier.send(another());
        sandbox.clear();
        sandbox.faults().add(Fault.of(POSTS, new FaultAction.LoseAnswer()).times(1));
        assertThat(notifier.send(critical()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.arrival()).isEqualTo(Outcome.Arrival.UNKNOWN));
        assertThat(sandbox.slack().all()).hasSize(1);
    }

    @Test
    void givesUpACallThatHangs() {
        sandbox.faults().add(Fault.of(POSTS, new FaultAction.Hang()).times(1));
        assertThat(notifier.send(critical())).isInstanceOf(Outcome.Retry.class);
    }

    private Notification another() {
        Incidents other = Incidents.of("other");
        return other.post(other.measure(0.06));
    }
}
