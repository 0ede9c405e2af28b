package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackNotifierIT {

    private static final String TOKEN = "xoxb-test-0123456789";
    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").version("1.2.3").build();

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
        sandbox.clear();
        incidents = Incidents.of("api-error-rate");
        notifier = notifier(TOKEN);
    }

    private SlackNotifier notifier(String token) {
        SlackConnection connection = new SlackConnection(
                Secret.of(token), URI.create(sandbox.slackApiUrl()), Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new SlackNotifier(connection, IDENTITY, InstantSource.system());
    }

    private static Notification to(NotifyTarget target, Notification notification) {
        return new Notification(
                target,
                notification.alert(),
                notification.opened(),
                notification.latest(),
                notification.action(),
                notification.attempt());
    }

    private static NotifyTarget calling(Mention... mentions) {
        return new NotifyTarget("t", "#career-alerts", Map.of(Severity.CRITICAL, List.of(mentions)), "rules.yml:9:5");
    }

    private Notification critical() {
        return incidents.post(incidents.measure(0.073));
    }

    private SlackMessage only() {
        assertThat(sandbox.slack().all()).hasSize(1);
        return sandbox.slack().all().get(0);
    }

    @Test
    void postsAMessageThatCallsTheGroupFromTextAndFirstBlockAndBreaksNoRule() {
        Notification notification = critical();
        Outcome outcome = notifier.send(notification);
        SlackMessage message = only();
        assertThat(outcome).isEqualTo(new Outcome.Sent(new Receipt(message.channel(), message.ts())));
        assertThat(message.text())
                .isEqualTo("<!subteam^S0ONCALL01> :red_circle: CRITICAL career-api: API error rate, 7.3%"
                        + " (threshold &gt; 5%)");
        assertThat(message.pings()).extracting(SlackMention::name).containsOnly("@career-oncall");
        assertThat(message.pings()).extracting(SlackMention::path).contains("text", "blocks[0].text.text");
        assertThat(message.current().findings()).isEmpty();
        assertThat(message.current().attachments()).isEqualTo("[]");
        assertThat(message.current().blocks())
                .contains("prod / career-api / 1.2.3", "!date^", "Runbook", "?a=1&amp;b=2|Runbook>");
        assertThat(message.current().metadata()).contains(notification.dedupKey());
    }

    @Test
    void editsTheMessageWhenTheIncidentEndsAndCallsNobody() {
        Transition fired = incidents.measure(0.073);
        Outcome.Sent sent = (Outcome.Sent) notifier.send(incidents.post(fired));
        Transition resolved = incidents.measure(0.004);
        Outcome outcome = notifier.send(new Notification(
                Incidents.TARGET,
                incidents.alert(),
                fired,
                resolved,
                new Action.Update(sent.receipt()),
                Attempt.FIRST));
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        SlackMessage message = only();
        assertThat(message.versions()).hasSize(2);
        assertThat(message.text())
                .startsWith(":large_green_circle: RESOLVED career-api: API error rate, back to 0.4% after 1m");
        assertThat(message.current().blocks()).contains("lasted 1m", "critical &gt; 5%", "the value recovered");
        assertThat(message.current().mentions()).isEmpty();
        assertThat(message.current().findings()).isEmpty();
    }

    @Test
    void answersTheMessageVisiblyInTheChannelWhenItBecomesWorse() {
        Transition warned = incidents.measure(0.03);
        Outcome.Sent sent = (Outcome.Sent) notifier.send(incidents.post(warned));
        Transition raised = incidents.measure(0.073);
        notifier.send(new Notification(
                Incidents.TARGET, incidents.alert(), warned, raised, new Action.Raise(sent.receipt()), Attempt.FIRST));
        SlackMessage reply = sandbox.slack().all().get(1);
        assertThat(reply.threadTs()).isEqualTo(sent.receipt().timestamp());
        assertThat(reply.broadcast()).isTrue();
        assertThat(reply.pings()).isNotEmpty();
    }

    @Test
    void callsEverybodyInTheChannelWhereATargetSaysSo() {
        notifier.send(to(calling(Mention.Broadcast.HERE, Mention.Broadcast.CHANNEL), critical()));
        assertThat(only().text()).startsWith("<!here> <!channel> :red_circle:");
        assertThat(only().pings())
                .extracting(SlackMention::kind)
                .contains(SlackMention.Kind.HERE, SlackMention.Kind.CHANNEL);
    }

    @Test
    void findsPeopleByAddressAndIdAndSaysWhoCouldNotBeFound() {
        notifier.send(to(
                calling(
                        new Mention.Email("oncall-primary@example.com"),
                        new Mention.UserId("U0LEAD0001"),
                        new Mention.GroupHandle("no-such-group"),
                        new Mention.Email("nobody@example.com")),
                critical()));
        SlackMessage message = only();
        assertThat(message.text()).startsWith("<@U0PRIMARY1> <@U0LEAD0001> :red_circle:");
        assertThat(message.current().blocks())
                .contains("@no-such-group could not be called", "nobody@example.com could not be called");
    }

    @Test
    void nothingInATitleCanCallAnyoneOrForgeALink() {
        Incidents hostile = Incidents.of("hostile", "<!channel> <@U0LEAD0001> <https://evil.example.com|Runbook> `x`");
        notifier.send(to(NotifyTarget.of("t", "#career-alerts"), hostile.post(hostile.measure(0.06))));
        assertThat(only().current().mentions()).isEmpty();
        assertThat(only().text()).contains("&lt;!channel&gt;", "&lt;https://evil.example.com|Runbook&gt;");
    }

    @Test
    void aVeryLongTitleStaysBelowSlacksLimits() {
        Incidents wordy = Incidents.of("wordy", "<&>".repeat(5_000));
        assertThat(notifier.send(wordy.post(wordy.measure(0.06)))).isInstanceOf(Outcome.Sent.class);
        assertThat(only().current().findings()).isEmpty();
    }

    @Test
    void aWrongTokenMustBeMended() {
        assertThat(notifier("not-a-slack-token").send(critical()))
                .isInstanceOfSatisfying(Outcome.Reroute.class, reroute -> {
                    assertThat(reroute.why()).isEqualTo("Slack answered invalid_auth");
                    assertThat(reroute.remedy()).contains("hinomi.slack.token");
                });
    }

    @Test
    void aMissingChannelMustBeMended() {
        assertThat(notifier.send(to(NotifyTarget.of("t", "#no-such-channel"), critical())))
                .isInstanceOfSatisfying(
                        Outcome.Reroute.class,
                        reroute -> assertThat(reroute.why()).isEqualTo("Slack answered channel_not_found"));
    }

    @Test
    void aPlainMessageHasTextAlone() {
        Notification rich = critical();
        notifier.send(new Notification(
                rich.target(),
                rich.alert(),
                rich.opened(),
                rich.latest(),
                rich.action(),
                new Attempt(0, Notification.Form.PLAIN, 0, Optional.empty())));
        assertThat(only().current().blocks()).isEqualTo("[]");
    }

    @Test
    void neverShowsItsToken() {
        SlackConnection connection = SlackConnection.of(Secret.of(TOKEN));
        assertThat(connection.toString()).doesNotContain(TOKEN).contains("****");
        assertThat(String.valueOf(notifier.send(critical()))).doesNotContain(TOKEN);
    }
}
