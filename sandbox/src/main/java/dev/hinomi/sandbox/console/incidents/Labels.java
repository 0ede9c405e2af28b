package dev.hinomi.sandbox.console.incidents;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.store.SlackMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a Slack message says of it.
 *
 * @param incident the incident's id; empty for a message that names none
 * @param storm the target, for the message of a storm
 * @param key names the message among those of the incident, for instance {@code i-7f3a/step/0#0}
 */
record Labels(String incident, String storm, String key) {
    private static final Labels NONE = new Labels("", "", "");

    static Labels of(SlackMessage message) {
        String metadata = message.posted().metadata();
        if (!metadata.contains("event_payload")) {
            return NONE;
        }
        try {
            return JsonParser.parseString(metadata) instanceof JsonObject object
                            && object.get("event_payload") instanceof JsonObject payload
                    ? new Labels(
                            text(payload.get("incident")), text(payload.get("storm")), text(payload.get("dedup_key")))
                    : NONE;
        } catch (JsonParseException unreadable) {
            return NONE;
        }
    }

    /** Why it was posted, as far as its name says. */
    String why() {
        String name = key.startsWith(incident + "/") ? key.substring(incident.length() + 1) : key;
        if (!storm.isEmpty()) {
            return "too many at once are told as one";
        }
        if (name.startsWith("raised/")) {
            return "it became worse";
        }
        if (name.startsWith("step/")) {
            return "a step of the escalation";
        }
        if (name.startsWith("silence/")) {
            return "somebody wants silence";
        }
        return name.startsWith("again/") ? "it is told again" : "";
    }

    private static String text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive text ? text.getAsString() : "";
    }
}
