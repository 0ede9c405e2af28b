package dev.hinomi.sandbox.slack;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code reactions.add} and {@code reactions.get}, for messages. */
final class ReactionMethods {

    private static final Pattern TIMESTAMP = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?");

    private final Store store;
    private final Channels channels;

    ReactionMethods(Store store, Channels channels) {
        this.store = store;
        this.channels = channels;
    }

    Map<String, SlackMethod> all() {
        return Map.of("reactions.add", this::add, "reactions.get", this::get);
    }

    private JsonObject add(SlackCall call) {
        SlackMessage message = message(call);
        SlackReaction reaction = new SlackReaction(call.argument("name").orElse(""), SlackWorkspace.BOT_USER);
        if (!NAME.matcher(reaction.name()).matches()) {
            throw SlackError.of("invalid_name");
        }
        if (message.reactions().contains(reaction)) {
            throw SlackError.of("already_reacted");
        }
        store.slack().change(message.channel(), message.ts(), known -> known.reacted(reaction));
        return new JsonObject();
    }

    private JsonObject get(SlackCall call) {
        SlackMessage message = message(call);
        JsonObject answer = new JsonObject();
        answer.addProperty("type", "message");
        answer.addProperty("channel", message.channel());
        answer.add("message", MessageJson.of(message, false));
        return answer;
    }

    private SlackMessage message(SlackCall call) {
        String channel = call.argument("channel").orElseThrow(() -> SlackError.of("no_item_specified"));
        String ts = call.argument("timestamp").orElseThrow(() -> SlackError.of("no_item_specified"));
        if (!TIMESTAMP.matcher(ts).matches()) {
            throw SlackError.of("bad_timestamp");
        }
        return store.slack()
                .find(channels.byId(channel).id(), ts)
                .orElseThrow(() -> SlackError.of("message_not_found"));
    }
}
