package dev.hinomi.sandbox.slack;

import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.web.Request;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An incoming webhook: posts into the workspace's first channel, and gives no timestamp back. Its answers are those of
 * docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
 */
final class Webhook {

    static final String REFERENCE = "docs.slack.dev/messaging/sending-messages-using-incoming-webhooks";

    private static final Pattern TEAM = Pattern.compile("T[A-Z0-9]+");
    private static final Pattern BOT = Pattern.compile("B[A-Z0-9]+");
    private static final Map<String, Integer> STATUSES = Map.of(
            "channel_is_archived", 410,
            "channel_not_found", 404,
            "no_service", 404,
            "no_team", 404,
            "invalid_token", 403,
            "action_prohibited", 403);
    private static final int BAD_REQUEST = 400;

    private final ChatMethods chat;
    private final Channels channels;

    Webhook(ChatMethods chat, Channels channels) {
        this.chat = chat;
        this.channels = channels;
    }

    void post(Request request) {
        if (!TEAM.matcher(request.variable("team")).matches()) {
            throw SlackError.of("no_team");
        }
        if (!BOT.matcher(request.variable("bot")).matches()) {
            throw SlackError.of("no_service");
        }
        SlackCall call = payload(request);
        SlackChannel first = channels.workspace().channels().get(0);
        if (first.archived()) {
            throw SlackError.of("channel_is_archived");
        }
        chat.webhook(
                request,
                first,
                MessageDraft.of(call),
                call.argument("thread_ts").orElse(""));
    }

    static int status(String error) {
        return STATUSES.getOrDefault(error, BAD_REQUEST);
    }

    private static SlackCall payload(Request request) {
        try {
            SlackCall call = SlackCall.of(request);
            return call.argument("payload").isPresent() ? SlackCall.ofPayload(request, call.required("payload")) : call;
        } catch (SlackError e) {
            throw new SlackError("invalid_payload", e.details());
        }
    }
}
