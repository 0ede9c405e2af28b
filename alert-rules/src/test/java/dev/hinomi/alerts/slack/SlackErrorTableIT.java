package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from everything that Slack answers, one row each, with the messages that the channel sees in the end. */
class SlackErrorTableIT {

    private final SlackRun run = new SlackRun();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @AfterEach
    void stop() {
        run.close();
    }

    private void answerOnce(String method, FaultAction action) {
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.slackMethod(method), action).times(1));
    }

    private SlackMessage only() {
        assertThat(run.shown()).hasSize(1);
        return run.shown().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ratelimited",
                "rate_limited",
                "message_limit_exceeded",
                "service_unavailable",
                "external_channel_migrating",
                "team_added_to_org",
                "org_login_required"
            })
    void aPostThatIsRefusedForNowIsTriedAgain(String error) {
        answerOnce("chat.postMessage", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.calls("conversations.history")).isZero();
        assertThat(only().pings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "request_timeout"})
    void aPostThatFailsWithinSlackIsLookedForBeforeItIsTriedAgain(String error) {
        answerOnce("chat.postMessage", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.calls("conversations.history")).isEqualTo(1);
        assertThat(only().pings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "request_timeout"})
    void aPostThatSlackTookAlthoughItSaysOtherwiseIsNotRepeated(String error) {
        answerOnce("chat.postMessage", new FaultAction.AnswerInstead(FaultAction.Answer.ofSlack(error)));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).startsWith("postponed", "delivered");
        assertThat(run.calls("chat.postMessage")).isEqualTo(1);
        assertThat(only().pings()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | text/html        | <html>oops</html>",
                "502 | text/html        | ''",
                "503 | application/json | {\"ok\":false,\"error\":\"service_unavailable\"}",
                "504 | text/plain       | timeout",
                "302 | text/html        | moved",
                "200 | text/html        | <html>maintenance</html>",
                "200 | application/json | ''",
                "200 | application/json | {\"ok\":true}",
            })
    void anAnswerThatIsNotSlacksIsNoAnswer(int status, String type, String body) {
        FaultAction.Answer answer = new FaultAction.Answer(status, type, body);
        answerOnce("chat.postMessage", new FaultAction.AnswerInstead(answer));
        answerOnce("chat.postMessage", answer);
        run.owe(incidents, 0.073);
        run.owe(SlackLanesIT.ELSEWHERE, Incidents.of("other"), 0.073);
        run.sendAll();
        assertThat(run.told())
                .contains("delivered")
                .filteredOn("postponed"::equals)
                .hasSize(2);
        assertThat(run.messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "refuse", "hang", "lose-answer"})
    void aConnectionThatBreaksIsNoAnswer(String how) {
        FaultAction action = switch (how) {
            case "reset" -> new FaultAction.Reset();
            case "refuse" -> new FaultAction.Refuse();
            case "hang" -> new FaultAction.Hang();
            default -> new FaultAction.LoseAnswer();
        };
        answerOnce("chat.postMessage", action);
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).startsWith("postponed", "delivered");
        assertThat(only().pings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30})
    void aLimitedPostWaitsAsLongAsSlackAsks(int seconds) {
        answerOnce("chat.postMessage", new FaultAction.Status(429, seconds));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(only().postedAt()).isEqualTo(Incidents.START.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_blocks",
                "invalid_blocks_format",
                "msg_blocks_too_long",
                "msg_too_long",
                "invalid_attachments",
                "metadata_too_large",
                "invalid_metadata_format",
                "invalid_metadata_schema",
                "metadata_must_be_sent_from_app"
            })
    void aMessageThatIsTooRichIsSentAsTextWithItsMention(String error) {
        answerOnce("chat.postMessage", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.told()).containsExactly("delivered");
        assertThat(only().current().blocks()).isEqualTo("[]");
        assertThat(only().pings()).isNotEmpty();
        assertThat(only().postedAt()).isBefore(Incidents.START.plusSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_not_found",
                "cant_update_message",
                "edit_window_closed",
                "is_inactive",
                "cannot_reply_to_message",
                "restricted_action_thread_locked"
            })
    void aMessageThatCannotBeChangedIsPostedAnew(String error) {
        run.owe(incidents, 0.073);
        run.sendAll();
        answerOnce("chat.update", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.004);
        run.sendAll();
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(1).text()).contains("RESOLVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update_failed", "ratelimited", "internal_error"})
    void anEditThatFailsIsTriedAgain(String error) {
        run.owe(incidents, 0.073);
        run.sendAll();
        answerOnce("chat.update", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.004);
        run.sendAll();
        assertThat(only().text()).contains("RESOLVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block_mismatch", "msg_too_long"})
    void anEditThatIsTooRichIsSentAsText(String error) {
        run.owe(incidents, 0.073);
        run.sendAll();
        answerOnce("chat.update", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.004);
        run.sendAll();
        assertThat(only().text()).contains("RESOLVED");
        assertThat(only().current().blocks()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "restricted_action",
                "restricted_action_read_only_channel",
                "restricted_action_non_threadable_channel",
                "ekm_access_denied",
                "invalid_auth",
                "not_authed",
                "token_revoked",
                "token_expired",
                "account_inactive",
                "missing_scope",
                "no_permission",
                "access_denied"
            })
    void whatSomebodyMustMendIsGivenUpAtOnceAndSaysWhatToDo(String error) {
        answerOnce("chat.postMessage", FaultAction.Answer.ofSlack(error));
        run.owe(incidents, 0.073);
        run.sendAll();
        assertThat(run.messages()).isEmpty();
        List<String> told = run.told();
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).matches("refused: Slack answered " + error + "\\. .{20,}");
    }
}
