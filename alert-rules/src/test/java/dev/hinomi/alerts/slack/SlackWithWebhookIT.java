package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an incoming webhook stands in for the app, and when the app tells again. */
class SlackWithWebhookIT {

    private static final String POST = "chat.postMessage";

    private final SlackRun run = SlackRun.orByWebhook();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @AfterEach
    void stop() {
        run.close();
    }

    private ActiveFault fault(FaultTarget target, FaultAction action) {
        return run.sandbox().faults().add(Fault.of(target, action));
    }

    private ActiveFault refused(String method, String error) {
        return fault(FaultTarget.slackMethod(method), FaultAction.Answer.ofSlack(error));
    }

    private void measured(Incidents what, double value) {
        run.owe(what, value);
        run.sendAll();
    }

    private List<String> seen() {
        return run.shown().stream()
                .map(message -> (message.webhook() ? "webhook " : "app ")
                        + message.text().replaceFirst(".*(CRITICAL|WARNING|RESOLVED).*", "$1"))
                .toList();
    }

    @Test
    void asLongAsTheAppTellsTheWebhookIsNotUsed() {
        measured(incidents, 0.073);
        measured(incidents, 0.004);
        assertThat(seen()).containsExactly("app RESOLVED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_auth",
                "not_authed",
                "token_revoked",
                "token_expired",
                "account_inactive",
                "missing_scope",
                "no_permission",
                "access_denied",
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "restricted_action",
                "ekm_access_denied",
                "team_access_not_granted"
            })
    void whatSlackRefusesForGoodIsToldByTheWebhookFromBeginningToEnd(String error) {
        refused(POST, error);
        measured(incidents, 0.073);
        measured(incidents, 0.004);
        assertThat(seen()).containsExactly("webhook CRITICAL", "webhook RESOLVED");
        assertThat(run.told()).doesNotContain("postponed").allMatch("delivered"::equals);
        SlackMessage first = run.messages().get(0);
        assertThat(first.pings()).isNotEmpty();
        assertThat(first.current().blocks())
                .contains("in place of #career-alerts, by an incoming webhook, because Slack answered " + error);
    }

    @Test
    void theAppIsAskedOnceAMinuteWhetherItMayTellAgain() {
        ActiveFault fault = refused(POST, "token_revoked");
        for (int number = 0; number < 4; number++) {
            measured(Incidents.of("rule-" + number), 0.073);
        }
        assertThat(run.calls(POST)).isEqualTo(1);
        run.pass(SlackWithWebhook.DETOUR);
        measured(incidents, 0.073);
        assertThat(run.calls(POST)).isEqualTo(2);
        run.sandbox().faults().remove(fault.id());
        run.pass(SlackWithWebhook.DETOUR);
        measured(Incidents.of("last"), 0.073);
        assertThat(seen()).hasSize(6).endsWith("app CRITICAL");
    }

    @Test
    void anIncidentEndsByTheWayOnWhichItBeganEvenWhenTheAppIsBack() {
        ActiveFault fault = refused(POST, "token_revoked");
        measured(incidents, 0.073);
        run.sandbox().faults().remove(fault.id());
        run.pass(SlackWithWebhook.DETOUR);
        Incidents other = Incidents.of("other");
        measured(other, 0.073);
        measured(incidents, 0.004);
        measured(other, 0.004);
        assertThat(seen()).containsExactly("webhook CRITICAL", "app RESOLVED", "webhook RESOLVED");
    }

    @Test
    void aSilenceOfAnIncidentThatTheWebhookBeganIsNotLookedForInAThread() {
        ActiveFault fault = refused(POST, "token_revoked");
        Transition fired = incidents.measure(0.073);
        run.dispatcher().owe(Incidents.TARGET, incidents.alert(), fired);
        run.sendAll();
        run.sandbox().faults().remove(fault.id());
        run.pass(SlackWithWebhook.DETOUR);
        long asked = run.calls(POST);
        Instant until = run.clock().instant().plus(Duration.ofHours(1));
        String incident = fired.incident().orElseThrow().id();
        assertThat(run.dispatcher().hold(incident, "U0FIRST001", Optional.of(until)))
                .isTrue();
        run.pass(Duration.ofMinutes(1));
        assertThat(run.calls(POST)).as("no thread is there to answer").isEqualTo(asked);
        assertThat(run.told())
                .as("the beginning, the edit and the note")
                .hasSize(3)
                .allMatch("delivered"::equals);
        assertThat(run.messages()).hasSize(1).allMatch(SlackMessage::webhook);
    }

    @Test
    void theEndOfAnIncidentThatTheAppToldIsToldByTheWebhookWhenTheAppIsRefusedMeanwhile() {
        measured(incidents, 0.073);
        refused("chat.update", "token_revoked");
        measured(incidents, 0.004);
        assertThat(seen()).containsExactly("app CRITICAL", "webhook RESOLVED");
    }

    @Test
    void whenSlackDoesNotAnswerForFiveMinutesTheWebhookTells() {
        for (String method : List.of(POST, "conversations.history", "users.conversations")) {
            fault(FaultTarget.slackMethod(method), new FaultAction.Status(503, null));
        }
        run.owe(incidents, 0.073);
        run.pass(SlackWithWebhook.PATIENCE.minusSeconds(20));
        assertThat(seen()).isEmpty();
        run.pass(Duration.ofMinutes(1));
        assertThat(seen()).containsExactly("webhook CRITICAL");
        measured(Incidents.of("other"), 0.03);
        assertThat(seen()).containsExactly("webhook CRITICAL", "webhook WARNING");
        run.sandbox().faults().clear();
        measured(incidents, 0.004);
        assertThat(seen()).containsExactly("webhook CRITICAL", "webhook WARNING", "webhook RESOLVED");
    }

    @Test
    void whileOnlyPeopleCannotBeLookedUpTheAppTells() {
        fault(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(503, null));
        run.owe(incidents, 0.073);
        run.pass(SlackWithWebhook.PATIENCE.multipliedBy(2));
        measured(Incidents.of("other"), 0.073);
        assertThat(seen()).containsExactly("app CRITICAL", "app CRITICAL");
    }

    @Test
    void aCallThatWaitsForItsPeopleKeepsTheWebhookFromNothing() {
        fault(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(503, null));
        measured(incidents, 0.073);
        for (String method : List.of(POST, "conversations.history", "users.conversations")) {
            fault(FaultTarget.slackMethod(method), new FaultAction.Status(503, null));
        }
        run.owe(Incidents.of("other"), 0.073);
        run.pass(SlackWithWebhook.PATIENCE.plusMinutes(2));
        assertThat(seen()).containsExactly("app CRITICAL", "webhook CRITICAL");
    }

    @Test
    void anEditWaitsForSlackHoweverLongThatTakes() {
        measured(incidents, 0.073);
        ActiveFault fault = fault(FaultTarget.slackMethod("chat.update"), new FaultAction.Status(503, null));
        run.owe(incidents, 0.004);
        run.pass(SlackWithWebhook.PATIENCE.multipliedBy(2));
        run.sandbox().faults().remove(fault.id());
        run.sendAll();
        assertThat(seen()).containsExactly("app RESOLVED");
    }

    @Test
    void aLimitIsNoReasonForTheWebhookWhichSharesIt() {
        ActiveFault fault = fault(FaultTarget.slackMethod(POST), new FaultAction.Status(429, 20));
        run.owe(incidents, 0.073);
        run.pass(SlackWithWebhook.PATIENCE.multipliedBy(2));
        assertThat(seen()).isEmpty();
        run.sandbox().faults().remove(fault.id());
        run.sendAll();
        assertThat(seen()).containsExactly("app CRITICAL");
    }

    @Test
    void whenNeitherWayIsOpenBothAreNamedWithWhatToDo() {
        refused(POST, "token_revoked");
        fault(FaultTarget.SLACK_WEBHOOK, new FaultAction.Answer(404, "text/plain", "no_service"));
        measured(incidents, 0.073);
        assertThat(run.told())
                .singleElement()
                .asString()
                .startsWith("refused: Slack answered token_revoked, and Slack's incoming webhook answered no_service. "
                        + "Set hinomi.slack.token")
                .contains("set hinomi.slack.webhook-url");
    }

    @Test
    void aWebhookThatDoesNotAnswerEitherIsTriedOn() {
        refused(POST, "token_revoked");
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.SLACK_WEBHOOK, new FaultAction.Status(503, null))
                        .times(2));
        measured(incidents, 0.073);
        assertThat(run.told()).containsExactly("postponed", "postponed", "delivered");
        assertThat(seen()).containsExactly("webhook CRITICAL");
    }

    @Test
    void theAppAloneBeginsAnewWhatAWebhookBegan() {
        SlackNotifier app = new SlackNotifier(SlackConnection.of(Secret.of("xoxb-1")), SlackRun.IDENTITY, run.clock());
        Notification post = incidents.post(incidents.measure(0.073));
        Notification end = new Notification(
                post.target(),
                post.alert(),
                post.opened(),
                incidents.measure(0.004),
                new Action.Update(new Receipt("incoming-webhook", post.dedupKey())),
                Attempt.FIRST);
        assertThat(app.send(end)).isInstanceOf(Outcome.Repost.class);
    }

    @Test
    void aStormIsToldByTheWebhookToo() {
        refused(POST, "token_revoked");
        for (int number = 0; number < 9; number++) {
            run.owe(Incidents.of("rule-" + number), 0.073);
        }
        run.sendAll();
        assertThat(run.messages())
                .singleElement()
                .matches(SlackMessage::webhook)
                .matches(message -> message.text().contains("9 alerts at once"))
                .matches(message -> message.current().blocks().contains("because Slack answered token_revoked"));
    }
}
