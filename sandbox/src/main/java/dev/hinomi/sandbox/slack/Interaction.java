package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.time.Instant;
import java.util.Locale;

/**
 * What Slack tells an app when somebody presses something: docs.slack.dev/reference/interaction-payloads/block_actions-payload.
 *
 * @param user who
 * @param message where
 * @param at when
 */
record Interaction(SlackUser user, SlackMessage message, Instant at) {

    JsonObject payload(JsonObject action) {
        JsonArray actions = new JsonArray();
        actions.add(action);
        JsonObject payload = new JsonObject();
        payload.addProperty("type", "block_actions");
        payload.add("user", person());
        payload.addProperty("api_app_id", "A0HINOMI01");
        payload.add("container", container());
        payload.add("team", named("id", SlackWorkspace.TEAM, "domain", "sandbox"));
        payload.add("channel", named("id", message.channel(), "name", message.channel()));
        payload.add("message", MessageJson.of(message, false));
        payload.add("actions", actions);
        return payload;
    }

    private JsonObject person() {
        JsonObject person = named("id", user.id(), "username", user.name());
        person.addProperty("name", user.name());
        person.addProperty("team_id", SlackWorkspace.TEAM);
        return person;
    }

    private JsonObject container() {
        JsonObject container = named("type", "message", "message_ts", message.ts());
        container.addProperty("channel_id", message.channel());
        container.addProperty("is_ephemeral", false);
        if (message.reply()) {
            container.addProperty("thread_ts", message.threadTs());
        }
        return container;
    }

    JsonObject pressed(JsonObject button) {
        JsonObject action = action(button);
        action.add("text", button.get("text"));
        if (button.has("value")) {
            action.add("value", button.get("value"));
        }
        return action;
    }

    JsonObject chosen(JsonObject menu, JsonObject option) {
        JsonObject action = action(menu);
        action.add("selected_option", option);
        return action;
    }

    private JsonObject action(JsonObject element) {
        JsonObject action = new JsonObject();
        action.add("type", element.get("type"));
        action.add("action_id", element.get("action_id"));
        action.addProperty("block_id", "sandbox");
        action.addProperty(
                "action_ts", String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1_000));
        return action;
    }

    private static JsonObject named(String first, String firstValue, String second, String secondValue) {
        JsonObject json = new JsonObject();
        json.addProperty(first, firstValue);
        json.addProperty(second, secondValue);
        return json;
    }
}
