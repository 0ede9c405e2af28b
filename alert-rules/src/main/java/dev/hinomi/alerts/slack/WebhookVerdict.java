package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each answer of an incoming webhook means. A pure function; the words are those of
 * docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and of
 * docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks.
 */
final class WebhookVerdict {

    private static final int OK = 200;
    private static final int FIRST_REFUSAL = 400;
    private static final int TOO_MANY = 429;
    private static final int FIRST_FAILURE = 500;
    private static final Set<String> LIMITED = Set.of("rate_limited", "ratelimited");
    private static final Set<String> TOO_RICH = Set.of(
            "invalid_payload",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_attachments",
            "too_many_attachments",
            "msg_too_long",
            "msg_blocks_too_long",
            "no_text",
            "missing_text_or_fallback_or_attachments");
    private static final String RENEW =
            "Make a new incoming webhook at https://api.slack.com/apps and set hinomi.slack.webhook-url to its address";
    private static final String ANOTHER_CHANNEL =
            "Make an incoming webhook for a channel that exists and set hinomi.slack.webhook-url to its address";
    private static final String ALLOW =
            "Ask the administrators of the workspace to let the webhook post in its channel, or make one for another channel";
    private static final Map<String, String> MENDING = Map.ofEntries(
            Map.entry("no_service", RENEW),
            Map.entry("no_service_id", RENEW),
            Map.entry("no_active_hooks", RENEW),
            Map.entry("invalid_token", RENEW),
            Map.entry("no_team", RENEW),
            Map.entry("team_disabled", RENEW),
            Map.entry("channel_not_found", ANOTHER_CHANNEL),
            Map.entry("channel_is_archived", ANOTHER_CHANNEL),
            Map.entry("user_not_found", ANOTHER_CHANNEL),
            Map.entry("action_prohibited", ALLOW),
            Map.entry("posting_to_general_channel_denied", ALLOW));

    private WebhookVerdict() {}

    /**
     * The verdict.
     *
     * @param answer what the webhook answered
     * @param receipt what is known of the message if it arrived
     */
    static Outcome of(WebhookAnswer answer, Receipt receipt) {
        return answer instanceof WebhookAnswer.Said said
                ? of(said, receipt)
                : new Outcome.Retry(
                        Optional.empty(),
                        "no answer from Slack's incoming webhook: " + ((WebhookAnswer.Lost) answer).what(),
                        Outcome.Arrival.UNKNOWN);
    }

    private static Outcome of(WebhookAnswer.Said said, Receipt receipt) {
        if (said.status() == OK && said.word().equals("ok")) {
            return new Outcome.Sent(receipt);
        }
        String why = "Slack's incoming webhook answered "
                + (said.word().isEmpty() || said.status() < FIRST_REFUSAL
                        ? "with HTTP status " + said.status() + (said.status() == OK ? " and not \"ok\"" : "")
                        : said.word());
        if (said.status() == TOO_MANY || LIMITED.contains(said.word())) {
            return new Outcome.Retry(said.retryAfter(), why, Outcome.Arrival.NO);
        }
        if (said.status() < FIRST_REFUSAL) {
            return new Outcome.Retry(said.retryAfter(), why, Outcome.Arrival.UNKNOWN);
        }
        if (TOO_RICH.contains(said.word())) {
            return new Outcome.Degrade(why);
        }
        if (MENDING.containsKey(said.word())) {
            return new Outcome.Reroute(why, MENDING.get(said.word()));
        }
        return said.status() >= FIRST_FAILURE
                ? new Outcome.Retry(said.retryAfter(), why, Outcome.Arrival.UNKNOWN)
                : new Outcome.Reroute(why, RENEW);
    }
}
