package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code conversations.*} and {@code users.conversations}. */
final class ConversationMethods {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 999;

    private final Store store;
    private final Channels channels;

    ConversationMethods(Store store, Channels channels) {
        this.store = store;
        this.channels = channels;
    }

    Map<String, SlackMethod> all() {
        return Map.of(
                "conversations.info", this::info,
                "conversations.list", this::list,
                "users.conversations", this::joined,
                "conversations.join", this::join,
                "conversations.history", this::history,
                "conversations.replies", this::replies);
    }

    private JsonObject info(SlackCall call) {
        JsonObject answer = new JsonObject();
        answer.add("channel", json(channels.byId(call.required("channel"))));
        return answer;
    }

    private JsonObject list(SlackCall call) {
        boolean withoutArchived = call.flag("exclude_archived");
        JsonArray all = new JsonArray();
        channels.workspace().channels().stream()
                .filter(channel -> !withoutArchived || !channel.archived())
                .forEach(channel -> all.add(json(channel)));
        JsonObject answer = new JsonObject();
        answer.add("channels", all);
        answer.add("response_metadata", lastPage());
        return answer;
    }

    private JsonObject joined(SlackCall call) {
        JsonArray all = new JsonArray();
        channels.workspace().channels().stream()
                .filter(channel -> channels.member(channel) && !(call.flag("exclude_archived") && channel.archived()))
                .forEach(channel -> all.add(json(channel)));
        JsonObject answer = new JsonObject();
        answer.add("channels", all);
        answer.add("response_metadata", lastPage());
        return answer;
    }

    private JsonObject join(SlackCall call) {
        SlackChannel channel = channels.byId(call.required("channel"));
        channels.join(channel);
        return info(call);
    }

    private JsonObject history(SlackCall call) {
        SlackChannel channel = channels.byId(call.required("channel"));
        if (!channels.member(channel)) {
            throw SlackError.of("not_in_channel");
        }
        Predicate<SlackMessage> shown = message -> message.channel().equals(channel.id())
                && (!message.reply() || message.broadcast())
                && between(message, call);
        return page(store.slack().newest(Integer.MAX_VALUE, shown), call);
    }

    private JsonObject replies(SlackCall call) {
        SlackChannel channel = channels.byId(call.required("channel"));
        List<SlackMessage> thread = store.slack().thread(channel.id(), call.required("ts"));
        if (thread.isEmpty()) {
            throw SlackError.of("thread_not_found");
        }
        return page(thread.stream().filter(message -> between(message, call)).toList(), call);
    }

    /** Slack timestamps of one length compare as text. */
    private static boolean between(SlackMessage message, SlackCall call) {
        String oldest = call.argument("oldest").orElse("0");
        String latest = call.argument("latest").orElse("99999999999");
        int afterOldest = Double.compare(Double.parseDouble(message.ts()), Double.parseDouble(oldest));
        int beforeLatest = Double.compare(Double.parseDouble(latest), Double.parseDouble(message.ts()));
        return call.flag("inclusive") ? afterOldest >= 0 && beforeLatest >= 0 : afterOldest > 0 && beforeLatest > 0;
    }

    private static JsonObject page(List<SlackMessage> messages, SlackCall call) {
        int limit = Math.min(MAX_LIMIT, call.number("limit", DEFAULT_LIMIT));
        int from = call.number("cursor", 0);
        int to = Math.min(messages.size(), from + limit);
        JsonArray page = new JsonArray();
        messages.subList(Math.min(from, to), to)
                .forEach(message -> page.add(MessageJson.of(message, call.flag("include_all_metadata"))));
        JsonObject answer = new JsonObject();
        answer.add("messages", page);
        answer.addProperty("has_more", to < messages.size());
        JsonObject metadata = lastPage();
        metadata.addProperty("next_cursor", to < messages.size() ? Integer.toString(to) : "");
        answer.add("response_metadata", metadata);
        return answer;
    }

    private static JsonObject lastPage() {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("next_cursor", "");
        return metadata;
    }

    private JsonObject json(SlackChannel channel) {
        JsonObject json = new JsonObject();
        json.addProperty("id", channel.id());
        json.addProperty("name", channel.name());
        json.addProperty("is_channel", true);
        json.addProperty("is_private", false);
        json.addProperty("is_archived", channel.archived());
        json.addProperty("is_member", channels.member(channel));
        return json;
    }
}
