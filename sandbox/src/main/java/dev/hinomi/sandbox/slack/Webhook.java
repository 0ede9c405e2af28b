package dev.hinomi.sandbox.slack;

import dev.hinomi.sandbox.web.Request;
import java.util.Map;

/** An incoming webhook: posts into the workspace's first channel, and gives no timestamp back. */
final class Webhook {

    private static final Map<String, Integer> STATUSES = Map.of(
            "channel_is_archived", 410,
            "channel_not_found", 404,
            "no_service", 404,
            "action_prohibited", 403);
    private static final int BAD_REQUEST = 400;

    private final ChatMethods chat;
    private final Channels channels;

    Webhook(ChatMethods chat, Channels channels) {
        this.chat = chat;
        this.channels = channels;
    }

    void post(Request request) {
        if (!request.variable("team").startsWith("T")
                || !request.variable("bot").startsWith("B")) {
            throw SlackError.of("no_service");
        }
        SlackCall call = payload(request);
        String first = channels.workspace().channels().get(0).id();
        chat.webhook(
                request,
                channels.find(first),
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
