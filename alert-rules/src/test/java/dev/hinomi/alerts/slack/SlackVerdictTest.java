package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "ratelimited, Retry NO",
        "rate_limited, Retry NO",
        "message_limit_exceeded, Retry NO PT30S",
        "team_added_to_org, Retry NO PT30S",
        "org_login_required, Retry NO PT30S",
        "service_unavailable, Retry NO",
        "update_failed, Retry NO",
        "external_channel_migrating, Retry NO",
        "internal_error, Retry UNKNOWN",
        "fatal_error, Retry UNKNOWN",
        "request_timeout, Retry UNKNOWN",
        "invalid_blocks, Degrade",
        "invalid_blocks_format, Degrade",
        "msg_blocks_too_long, Degrade",
        "msg_too_long, Degrade",
        "invalid_attachments, Degrade",
        "metadata_too_large, Degrade",
        "message_not_found, Repost",
        "cant_update_message, Repost",
        "edit_window_closed, Repost",
        "is_inactive, Repost",
        "cannot_reply_to_message, Repost",
        "restricted_action_thread_locked, Repost",
        "channel_not_found, Reroute",
        "not_in_channel, Reroute",
        "is_archived, Reroute",
        "restricted_action, Reroute",
        "restricted_action_read_only_channel, Reroute",
        "ekm_access_denied, Reroute",
        "invalid_auth, Reroute",
        "not_authed, Reroute",
        "token_revoked, Reroute",
        "token_expired, Reroute",
        "account_inactive, Reroute",
        "missing_scope, Reroute",
        "no_permission, Reroute",
        "access_denied, Reroute",
        "something_new, Rejected"
    })
    void everyWordOfSlackHasAMeaning(String error, String meaning) {
        assertThat(shown(SlackVerdict.of(new SlackAnswer.Refused(error)))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry NO PT7S",
        "500, Retry UNKNOWN PT7S",
        "502, Retry UNKNOWN PT7S",
        "503, Retry UNKNOWN PT7S",
        "302, Retry UNKNOWN PT7S",
        "400, Retry UNKNOWN PT30S",
        "403, Retry UNKNOWN PT30S"
    })
    void everyStatusHasAMeaning(int status, String meaning) {
        SlackAnswer answer = new SlackAnswer.Status(status, Optional.of(Duration.ofSeconds(7)));
        assertThat(shown(SlackVerdict.of(answer))).isEqualTo(meaning);
    }

    @Test
    void anAnswerThatWasLostMayHaveArrived() {
        assertThat(shown(SlackVerdict.of(new SlackAnswer.Lost("reset")))).isEqualTo("Retry UNKNOWN");
    }

    @Test
    void anAcceptedMessageIsSent() {
        assertThat(SlackVerdict.of(new SlackAnswer.Accepted("C1", "1.2")))
                .isEqualTo(new Outcome.Sent(new Receipt("C1", "1.2")));
    }

    private static String shown(Outcome outcome) {
        String name = outcome.getClass().getSimpleName();
        return outcome instanceof Outcome.Retry retry
                ? name + " " + retry.arrival()
                        + retry.after().map(after -> " " + after).orElse("")
                : name;
    }
}
