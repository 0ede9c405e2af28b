package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackReconciliationIT {

    private final SlackRun run = new SlackRun();

    @AfterEach
    void stop() {
        run.close();
    }

    private void happens(String method, FaultAction action, int times) {
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.slackMethod(method), action).times(times));
    }

    @Test
    void ofManyMessagesWhoseAnswersAreLostNoneIsThereTwice() {
        for (int index = 0; index < 20; index++) {
            happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
            run.owe(Incidents.of("r" + index), 0.073);
            run.sendAll();
        }
        assertThat(run.messages()).hasSize(20);
        assertThat(run.messages()).extracting(SlackMessage::text).doesNotContainNull();
        assertThat(run.calls("chat.postMessage")).isEqualTo(20);
    }

    @Test
    void aLostAnswerToTheVeryFirstMessageIsFoundByTheNameOfItsChannel() {
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        run.owe(Incidents.of("a"), 0.073);
        run.sendAll();
        assertThat(run.calls("users.conversations")).isEqualTo(1);
        assertThat(run.messages()).hasSize(1);
    }

    @Test
    void aLostAnswerToARaisedIncidentIsFoundInItsThreadAndTheRootIsEditedAfterIt() {
        Incidents incidents = Incidents.of("a");
        run.owe(incidents, 0.03);
        run.sendAll();
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.calls("conversations.replies")).isEqualTo(1);
        assertThat(run.messages()).hasSize(2);
        assertThat(run.messages().get(0).text()).contains("CRITICAL");
        assertThat(run.messages().get(1).threadTs())
                .isEqualTo(run.messages().get(0).ts());
    }

    @Test
    void whatIsFoundIsEditedLater() {
        Incidents incidents = Incidents.of("a");
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        run.owe(incidents, 0.073);
        run.sendAll();
        run.owe(incidents, 0.004);
        run.sendAll();
        assertThat(run.shown()).hasSize(1);
        assertThat(run.shown().get(0).text()).contains("RESOLVED");
    }

    @Test
    void whatIsFoundIsBroughtUpToDateAndWhoWasNotCalledYetIsCalled() {
        Incidents incidents = Incidents.of("a");
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        run.owe(incidents, 0.03);
        run.dispatcher().sendNext();
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(0).text()).contains("CRITICAL");
        assertThat(run.shown().get(0).pings()).isEmpty();
        assertThat(run.shown().get(1).pings()).isNotEmpty();
    }

    @Test
    void anIncidentThatEndsBeforeItsMessageIsFoundIsShownAsEnded() {
        Incidents incidents = Incidents.of("a");
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        run.owe(incidents, 0.073);
        run.dispatcher().sendNext();
        run.owe(incidents, 0.004);
        run.sendAll();
        assertThat(run.shown()).hasSize(1);
        assertThat(run.shown().get(0).text()).contains("RESOLVED");
    }

    @Test
    void nothingIsSentAgainUntilSlackSaysWhetherItIsThere() {
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        happens("conversations.history", new FaultAction.Status(503, null), 3);
        run.owe(Incidents.of("a"), 0.073);
        run.sendAll();
        assertThat(run.told()).startsWith("postponed", "postponed", "postponed", "postponed", "delivered");
        assertThat(run.calls("chat.postMessage")).isEqualTo(1);
    }

    @Test
    void anAppThatMayNotLookTellsTwiceRatherThanNever() {
        happens("chat.postMessage", new FaultAction.LoseAnswer(), 1);
        happens("conversations.history", FaultAction.Answer.ofSlack("missing_scope"), 1);
        run.owe(Incidents.of("a"), 0.073);
        run.sendAll();
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.messages()).hasSize(2);
    }
}
