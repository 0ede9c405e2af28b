package dev.hinomi.alerts.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Slack sends over a connection (docs.slack.dev/apis/events-api/using-socket-mode). */
sealed interface Envelope {

    /** The connection is ready. */
    record Hello() implements Envelope {}

    /**
     * The connection ends soon, or is over.
     *
     * @param reason {@code warning} some seconds before, {@code refresh_requested}, {@code link_disabled}, {@code too_many_websockets}
     */
    record Disconnect(String reason) implements Envelope {}

    /**
     * Something that must be acknowledged within 3 s.
     *
     * @param id what acknowledges it
     * @param press what somebody pressed; empty when it is about something else
     */
    record Delivery(String id, Optional<JsonObject> press) implements Envelope {}

    /** Nothing that we understand. */
    record Unknown() implements Envelope {}

    /** Reads a text that may say anything. */
    static Envelope of(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject json ? of(json) : new Unknown();
        } catch (JsonParseException | StackOverflowError unreadable) {
            return new Unknown();
        }
    }

    private static Envelope of(JsonObject json) {
        String type = text(json.get("type"));
        if (type.equals("hello")) {
            return new Hello();
        }
        if (type.equals("disconnect")) {
            return new Disconnect(text(json.get("reason")));
        }
        String id = text(json.get("envelope_id"));
        if (id.isEmpty()) {
            return new Unknown();
        }
        boolean interactive = type.equals("interactive") && json.get("payload") instanceof JsonObject;
        return new Delivery(id, interactive ? Optional.of(json.getAsJsonObject("payload")) : Optional.empty());
    }

    private static String text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }

    /** The text that acknowledges an envelope. */
    static String acknowledgement(String id) {
        JsonObject json = new JsonObject();
        json.addProperty("envelope_id", id);
        return json.toString();
    }
}
