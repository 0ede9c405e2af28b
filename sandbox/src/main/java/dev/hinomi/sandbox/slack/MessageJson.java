package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import dev.hinomi.sandbox.store.SlackVersion;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes messages as Slack answers with them. */
final class MessageJson {

    private MessageJson() {}

    static JsonObject of(SlackMessage message, boolean withMetadata) {
        SlackVersion current = message.current();
        JsonObject json = new JsonObject();
        json.addProperty("type", "message");
        json.addProperty("user", SlackWorkspace.BOT_USER);
        json.addProperty("bot_id", "B0HINOMI01");
        json.addProperty("team", SlackWorkspace.TEAM);
        json.addProperty("text", current.text());
        json.addProperty("ts", message.ts());
        if (message.reply()) {
            json.addProperty("thread_ts", message.threadTs());
        }
        if (message.versions().size() > 1) {
            JsonObject edited = new JsonObject();
            edited.addProperty("user", SlackWorkspace.BOT_USER);
            edited.addProperty(
                    "ts", String.format(Locale.ROOT, "%d.000000", current.at().getEpochSecond()));
            json.add("edited", edited);
        }
        array(json, "blocks", current.blocks());
        array(json, "attachments", current.attachments());
        if (withMetadata && !current.metadata().equals("{}")) {
            json.add("metadata", JsonParser.parseString(current.metadata()));
        }
        reactions(json, message.reactions());
        return json;
    }

    private static void array(JsonObject json, String name, String text) {
        JsonArray array = JsonParser.parseString(text).getAsJsonArray();
        if (!array.isEmpty()) {
            json.add(name, array);
        }
    }

    private static void reactions(JsonObject json, List<SlackReaction> given) {
        if (given.isEmpty()) {
            return;
        }
        Map<String, JsonArray> users = new LinkedHashMap<>();
        given.forEach(each ->
                users.computeIfAbsent(each.name(), name -> new JsonArray()).add(each.user()));
        JsonArray reactions = new JsonArray();
        users.forEach((name, all) -> {
            JsonObject reaction = new JsonObject();
            reaction.addProperty("name", name);
            reaction.addProperty("count", all.size());
            reaction.add("users", all);
            reactions.add(reaction);
        });
        json.add("reactions", reactions);
    }
}
