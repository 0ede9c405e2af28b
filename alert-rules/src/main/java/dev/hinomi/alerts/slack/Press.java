package dev.hinomi.alerts.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.alerts.notify.Responder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody pressed a button of ours: the {@code block_actions} payload
 * (docs.slack.dev/reference/interaction-payloads/block_actions-payload), of which nothing is believed that does not look as it must.
 *
 * @param value what stands in the button; empty when it is no value of ours
 * @param user Slack's id of who pressed
 * @param name what they are called, made harmless
 * @param place where the message is
 * @param at when, by Slack's clock; empty when it does not say
 */
record Press(Optional<Buttons.Value> value, String user, String name, Place place, Optional<Instant> at) {

    /** Whoever's clock is further off than this is not believed. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Set<String> OURS = Set.of(Buttons.ACKNOWLEDGE, Buttons.ACKNOWLEDGE_ALL, Buttons.SILENCE);

    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{2,20}");
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,12}\\.\\d{1,9}");
    private static final int LONGEST_NAME = 80;

    /**
     * A message.
     *
     * @param channel the id of its channel
     * @param thread the timestamp of the thread in which whoever pressed is answered; empty outside threads
     */
    record Place(String channel, Optional<String> thread) {}

    /** Reads a payload; empty when it is about no button of ours. */
    static Optional<Press> of(JsonObject payload) {
        JsonObject action = payload.get("actions") instanceof JsonArray actions && !actions.isEmpty()
                ? object(actions.get(0))
                : new JsonObject();
        String pressed = text(action, "action_id");
        JsonObject user = object(payload.get("user"));
        JsonObject container = object(payload.get("container"));
        String channel = text(container, "channel_id");
        boolean sound = text(payload, "type").equals("block_actions")
                && USER.matcher(text(user, "id")).matches()
                && CHANNEL.matcher(channel).matches();
        if (!OURS.contains(pressed) || !sound) {
            return Optional.empty();
        }
        String value = pressed.equals(Buttons.SILENCE)
                ? text(object(action.get("selected_option")), "value")
                : text(action, "value");
        Optional<String> thread = Optional.of(text(container, "thread_ts"))
                .filter(ts -> TIMESTAMP.matcher(ts).matches());
        return Optional.of(new Press(
                Buttons.Value.of(value).filter(read -> read.wish().action().equals(pressed)),
                text(user, "id"),
                name(user),
                new Place(channel, thread),
                instant(text(action, "action_ts"))));
    }

    private static Optional<Instant> instant(String timestamp) {
        return Optional.of(timestamp)
                .filter(text -> TIMESTAMP.matcher(text).matches())
                .map(text -> Instant.EPOCH.plusNanos(
                        new BigDecimal(text).movePointRight(9).longValue()));
    }

    /** When it was pressed: the same, however often and by whichever copy of the service it is heard. */
    Instant at(Instant now) {
        return at.filter(pressed -> Duration.between(pressed, now).abs().compareTo(SKEW) <= 0)
                .orElse(now);
    }

    private static String name(JsonObject user) {
        String username = text(user, "username");
        return harmless(username.isEmpty() ? text(user, "name") : username);
    }

    /** A name that is no mention, no link and no second id. */
    static String harmless(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} ._'-]", "").strip();
        return SlackText.truncate(plain, LONGEST_NAME);
    }

    /** Who pressed, as {@link Responder#of} reads it. */
    String by() {
        return Responder.written(name, user);
    }

    private static JsonObject object(@Nullable JsonElement element) {
        return element instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }
}
