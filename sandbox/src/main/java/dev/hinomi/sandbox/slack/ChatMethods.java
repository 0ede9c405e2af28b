package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackMessages;
import dev.hinomi.sandbox.store.SlackVersion;
import dev.hinomi.sandbox.store.SlackWhisper;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code chat.postMessage}, {@code chat.update}, {@code chat.postEphemeral} and what webhooks post. */
final class ChatMethods {

    private final Store store;
    private final Channels channels;
    private final Pacing pacing;

    ChatMethods(Store store, Channels channels, Pacing pacing) {
        this.store = store;
        this.channels = channels;
        this.pacing = pacing;
    }

    Map<String, SlackMethod> all() {
        return Map.of("chat.postMessage", this::post, "chat.update", this::update, "chat.postEphemeral", this::whisper);
    }

    private JsonObject post(SlackCall call) {
        SlackChannel channel =
                channels.writable(call.argument("channel").orElseThrow(() -> SlackError.of("channel_not_found")));
        String threadTs = call.argument("thread_ts").orElse("");
        Place place = new Place(channel, threadTs, call.flag("reply_broadcast"), false);
        SlackMessage posted = post(call.request(), MessageDraft.of(call), place);
        JsonObject answer = new JsonObject();
        answer.addProperty("channel", channel.id());
        answer.addProperty("ts", posted.ts());
        answer.add("message", MessageJson.of(posted, true));
        warnings(answer, posted.current());
        return answer;
    }

    /** Posts what an incoming webhook was sent. */
    void webhook(Request request, SlackChannel channel, MessageDraft draft, String threadTs) {
        post(request, draft, new Place(channel, threadTs, false, true));
    }

    /** Where a message goes, and how it came. */
    private record Place(SlackChannel channel, String threadTs, boolean broadcast, boolean webhook) {

        SlackMessage message(SlackMessages.Identity identity, SlackVersion version) {
            return new SlackMessage(
                    identity.id(),
                    channel.id(),
                    identity.ts(),
                    threadTs,
                    broadcast,
                    webhook,
                    List.of(version),
                    List.of());
        }
    }

    private SlackMessage post(Request request, MessageDraft sent, Place place) {
        MessageRules.refuse(sent, false);
        OptionalInt retryAfter = pacing.retryAfter(place.channel().id(), request.at());
        if (retryAfter.isPresent()) {
            throw new RateLimited(retryAfter.getAsInt());
        }
        List<SlackMention> mentions = Mentions.of(sent, channels.workspace(), true);
        List<Finding> findings = new ArrayList<>(MessageRules.check(sent, mentions, true));
        thread(place).ifPresent(findings::add);
        SlackVersion version = cut(sent).version(request.at(), mentions, findings);
        SlackMessage posted = store.slack().post(request.at(), identity -> place.message(identity, version));
        store.counters().add(Counter.SLACK_POSTS, 1);
        store.counters().add(Counter.SLACK_PINGS, addressed(posted));
        store.report(request.at(), Signal.SLACK, request.id(), findings);
        return posted;
    }

    private Optional<Finding> thread(Place place) {
        String ts = place.threadTs();
        if (ts.isEmpty() || store.slack().find(place.channel().id(), ts).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "thread_ts",
                "slack.thread.unknown",
                "the ts of a message in this channel",
                ts,
                Effect.SUSPICIOUS,
                "docs.slack.dev/messaging#threading"));
    }

    private JsonObject update(SlackCall call) {
        SlackChannel channel =
                channels.byId(call.argument("channel").orElseThrow(() -> SlackError.of("channel_not_found")));
        String ts = call.argument("ts").orElseThrow(() -> SlackError.of("message_not_found"));
        SlackMessage known = store.slack().find(channel.id(), ts).orElseThrow(() -> SlackError.of("message_not_found"));
        if (known.webhook()) {
            throw SlackError.of("cant_update_message");
        }
        MessageDraft draft = MessageDraft.of(call);
        MessageRules.refuse(draft, true);
        List<SlackMention> mentions = Mentions.of(draft, channels.workspace(), false);
        List<Finding> findings = MessageRules.check(draft, mentions, false);
        SlackVersion version = draft.version(call.request().at(), mentions, findings);
        SlackMessage edited = store.slack()
                .change(channel.id(), ts, message -> message.edited(version))
                .orElseThrow(() -> SlackError.of("message_not_found"));
        store.counters().add(Counter.SLACK_UPDATES, 1);
        store.report(call.request().at(), Signal.SLACK, call.request().id(), findings);
        JsonObject answer = new JsonObject();
        answer.addProperty("channel", channel.id());
        answer.addProperty("ts", ts);
        answer.addProperty("text", edited.text());
        answer.add("message", MessageJson.of(edited, true));
        return answer;
    }

    private JsonObject whisper(SlackCall call) {
        SlackChannel channel =
                channels.writable(call.argument("channel").orElseThrow(() -> SlackError.of("channel_not_found")));
        String user = call.required("user");
        if (channels.workspace().user(user).isEmpty()) {
            throw SlackError.of("user_not_in_channel");
        }
        MessageDraft draft = MessageDraft.of(call);
        MessageRules.refuse(draft, false);
        String threadTs = call.argument("thread_ts").orElse("");
        store.slack().whisper(new SlackWhisper(call.request().at(), channel.id(), threadTs, user, draft.text()));
        JsonObject answer = new JsonObject();
        answer.addProperty(
                "message_ts",
                String.format(Locale.ROOT, "%d.000000", call.request().at().getEpochSecond()));
        return answer;
    }

    /** A mention that stands in the text and in a block calls the same people once. */
    private static long addressed(SlackMessage message) {
        return message.pings().stream().map(SlackMention::id).distinct().count();
    }

    private static MessageDraft cut(MessageDraft draft) {
        String text = draft.text();
        return text.codePointCount(0, text.length()) > MessageRules.MAX_TEXT
                ? draft.withText(text.substring(0, text.offsetByCodePoints(0, MessageRules.MAX_TEXT)))
                : draft;
    }

    private static void warnings(JsonObject answer, SlackVersion version) {
        if (version.findings().stream().anyMatch(finding -> finding.effect() == Effect.TRUNCATED)) {
            JsonArray warnings = new JsonArray();
            warnings.add("message_truncated");
            JsonObject metadata = new JsonObject();
            metadata.add("warnings", warnings);
            answer.addProperty("warning", "message_truncated");
            answer.add("response_metadata", metadata);
        }
    }
}
