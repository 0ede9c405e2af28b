package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each of Slack's answers means. A pure function; the words are those of Slack's reference of {@code chat.postMessage} and
 * {@code chat.update}. Slack itself answers with no other status of 400 than 429: a proxy between does, and may stop to.
 */
final class SlackVerdict {

    private static final Duration UNHURRIED = Duration.ofSeconds(30);
    private static final Set<String> LATER =
            Set.of("ratelimited", "rate_limited", "service_unavailable", "update_failed", "external_channel_migrating");
    private static final Set<String> MUCH_LATER =
            Set.of("message_limit_exceeded", "team_added_to_org", "org_login_required");
    private static final Set<String> UNCERTAIN = Set.of("fatal_error", "internal_error", "request_timeout");
    private static final Set<String> TOO_RICH = Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_blocks_too_long",
            "msg_too_long",
            "invalid_attachments",
            "block_mismatch",
            "metadata_too_large",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_must_be_sent_from_app");
    private static final Set<String> ROOT_GONE = Set.of(
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "is_inactive",
            "cannot_reply_to_message",
            "restricted_action_thread_locked");
    private static final String NEW_TOKEN = "Set hinomi.slack.token to the bot token (xoxb-…) of an installed app";
    private static final String ADDRESS =
            "Slack does not answer so: see whether a proxy does, and whether hinomi.slack.api-url, if it is set, ends as Slack's own "
                    + "https://slack.com/api/ does";
    private static final String INVITE = "Invite the app to the channel: /invite @app";
    private static final Map<String, String> MENDING = Map.ofEntries(
            Map.entry("channel_not_found", "Name an existing channel, and invite the app if it is private"),
            Map.entry("not_in_channel", INVITE),
            Map.entry("is_archived", "Unarchive the channel or name another one"),
            Map.entry("ekm_access_denied", "Ask the administrators of the workspace"),
            Map.entry("invalid_auth", NEW_TOKEN),
            Map.entry("not_authed", NEW_TOKEN),
            Map.entry("token_revoked", NEW_TOKEN),
            Map.entry("token_expired", NEW_TOKEN),
            Map.entry("account_inactive", NEW_TOKEN),
            Map.entry("missing_scope", "Add the scope chat:write to the app and install it again"),
            Map.entry("no_permission", "Add the scope chat:write to the app and install it again"),
            Map.entry("access_denied", "Ask the administrators of the workspace"));

    private SlackVerdict() {}

    static Outcome of(SlackAnswer answer) {
        if (answer instanceof SlackAnswer.Accepted accepted) {
            return new Outcome.Sent(new Receipt(accepted.channel(), accepted.timestamp()));
        }
        if (answer instanceof SlackAnswer.Refused refused) {
            return refused(refused.error());
        }
        if (answer instanceof SlackAnswer.Status status) {
            return status(status);
        }
        SlackAnswer.Lost lost = (SlackAnswer.Lost) answer;
        return new Outcome.Retry(Optional.empty(), lost.what(), Outcome.Arrival.UNKNOWN);
    }

    private static Outcome refused(String error) {
        String why = "Slack answered " + error;
        if (LATER.contains(error)) {
            return new Outcome.Retry(Optional.empty(), why, Outcome.Arrival.NO);
        }
        if (MUCH_LATER.contains(error)) {
            return new Outcome.Retry(Optional.of(UNHURRIED), why, Outcome.Arrival.NO);
        }
        if (UNCERTAIN.contains(error)) {
            return new Outcome.Retry(Optional.empty(), why, Outcome.Arrival.UNKNOWN);
        }
        if (TOO_RICH.contains(error)) {
            return new Outcome.Degrade(why);
        }
        if (ROOT_GONE.contains(error)) {
            return new Outcome.Repost(why);
        }
        if (MENDING.containsKey(error)) {
            return new Outcome.Reroute(why, MENDING.get(error));
        }
        return error.startsWith("restricted_action")
                ? new Outcome.Reroute(why, "Let the app post in the channel, or name another one")
                : new Outcome.Rejected(why);
    }

    private static Outcome status(SlackAnswer.Status answer) {
        String why = "Slack answered with HTTP status " + answer.status();
        if (answer.status() == 429) {
            return new Outcome.Retry(answer.retryAfter(), why, Outcome.Arrival.NO);
        }
        return answer.status() >= 500 || answer.status() < 400
                ? new Outcome.Retry(answer.retryAfter(), why, Outcome.Arrival.UNKNOWN)
                : new Outcome.Retry(Optional.of(UNHURRIED), why + ". " + ADDRESS, Outcome.Arrival.UNKNOWN);
    }
}
