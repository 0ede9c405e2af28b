package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from everything that an incoming webhook answers, one row each, with the messages that the channel sees in the end. */
class WebhookErrorTableIT {

    private final SlackRun run = SlackRun.byWebhook();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @AfterEach
    void stop() {
        run.close();
    }

    private void happensOnce(FaultAction action) {
        run.sandbox().faults().add(Fault.of(FaultTarget.SLACK_WEBHOOK, action).times(1));
        run.owe(incidents, 0.073);
        run.sendAll();
    }

    private void answeredOnce(int status, String body) {
        happensOnce(new FaultAction.Answer(status, "text/html", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | rollup_error",
                "500 | <html>oops</html>",
                "502 | ''",
                "503 | service_unavailable",
                "302 | moved",
                "200 | <html>maintenance</html>",
                "200 | no_service",
                "200 | ''",
            })
    void whatIsNoAnswerOfSlacksIsTriedAgain(int status, String body) {
        answeredOnce(status, body);
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "refuse", "hang"})
    void aConnectionThatBreaksIsNoAnswer(String how) {
        happensOnce(
                switch (how) {
                    case "reset" -> new FaultAction.Reset();
                    case "refuse" -> new FaultAction.Refuse();
                    default -> new FaultAction.Hang();
                });
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30})
    void aLimitedPostWaitsAsLongAsSlackAsks(int seconds) {
        happensOnce(new FaultAction.Status(429, seconds));
        assertThat(run.told()).containsExactly("postponed", "delivered");
        assertThat(run.messages().get(0).postedAt()).isEqualTo(Incidents.START.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_payload",
                "invalid_blocks",
                "invalid_blocks_format",
                "invalid_attachments",
                "too_many_attachments",
                "msg_too_long",
                "msg_blocks_too_long",
                "no_text",
                "missing_text_or_fallback_or_attachments"
            })
    void aMessageThatIsTooRichIsSentAsText(String word) {
        answeredOnce(400, word);
        assertThat(run.told()).containsExactly("delivered");
        assertThat(run.messages())
                .singleElement()
                .matches(message -> message.current().blocks().equals("[]"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, no_service, no_service",
        "404, no_service_id, no_service_id",
        "404, no_active_hooks, no_active_hooks",
        "403, invalid_token, invalid_token",
        "404, no_team, no_team",
        "403, team_disabled, team_disabled",
        "404, channel_not_found, channel_not_found",
        "410, channel_is_archived, channel_is_archived",
        "400, user_not_found, user_not_found",
        "403, action_prohibited, action_prohibited",
        "403, posting_to_general_channel_denied, posting_to_general_channel_denied",
        "404, <html>, with HTTP status 404",
        "400, ok, ok",
        "405, '', with HTTP status 405"
    })
    void whatSomebodyMustMendIsGivenUpAtOnceAndSaysWhatToDo(int status, String body, String said) {
        answeredOnce(status, body);
        assertThat(run.messages()).isEmpty();
        List<String> told = run.told();
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .matches("refused: Slack's incoming webhook answered " + said + "\\. .{40,}")
                .doesNotContain("/services/");
    }
}
