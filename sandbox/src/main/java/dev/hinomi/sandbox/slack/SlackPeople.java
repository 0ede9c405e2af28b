package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.slack.socket.SocketServer;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What people do in the stand-in workspace: they press what stands in messages, and react to them. A press goes to one of the app's
 * connections, which has 3 s to acknowledge it (docs.slack.dev/apis/events-api/using-socket-mode). Thread-safe.
 */
public final class SlackPeople {

    /** How long an app may take. */
    public static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);

    private final Store store;
    private final SlackWorkspace workspace;
    private final SocketServer sockets;
    private final InstantSource clock;

    /**
     * The people of a workspace.
     *
     * @param store where messages are kept
     * @param workspace who exists
     * @param sockets where apps listen
     * @param clock tells the time
     */
    public SlackPeople(Store store, SlackWorkspace workspace, SocketServer sockets, InstantSource clock) {
        this.store = store;
        this.workspace = workspace;
        this.sockets = sockets;
        this.clock = clock;
    }

    /** What became of a press, as the person sees it. */
    public enum Pressed {
        /** The app acknowledged it in time. */
        ACKNOWLEDGED,
        /** The app did not: Slack shows a warning beside the button. */
        NOT_ACKNOWLEDGED,
        /** No app listens: Slack shows the same warning. */
        NOBODY_LISTENS
    }

    /**
     * Who acts, and on which message.
     *
     * @param user the person's id
     * @param channel the id of the message's channel
     * @param ts the message's timestamp
     */
    public record Doing(String user, String channel, String ts) {}

    /**
     * Presses a button.
     *
     * @param doing who presses, in which message
     * @param actionId the button's {@code action_id}
     * @return what became of it
     * @throws IllegalArgumentException when there is no such person, message or button
     */
    public Pressed press(Doing doing, String actionId) {
        return choose(doing, actionId, "");
    }

    /**
     * Chooses an option of a menu.
     *
     * @param doing who chooses, in which message
     * @param actionId the menu's {@code action_id}
     * @param option the option's {@code value}; empty for a button
     * @return what became of it
     * @throws IllegalArgumentException when there is no such person, message, menu or option
     */
    public Pressed choose(Doing doing, String actionId, String option) {
        SlackUser user = user(doing);
        SlackMessage message = message(doing);
        JsonObject element = element(message, actionId);
        if (element.has("options") == option.isEmpty()) {
            throw new IllegalArgumentException(
                    actionId + (option.isEmpty() ? " is a menu: choose an option" : " is no menu: it has no options"));
        }
        Interaction interaction = new Interaction(user, message, clock.instant());
        String envelope = sockets.deliver(interaction.payload(
                option.isEmpty()
                        ? interaction.pressed(element)
                        : interaction.chosen(element, option(element, option))));
        if (envelope.isEmpty()) {
            report("slack.interaction.unheard", "a connection of Socket Mode", "nobody listens");
            return Pressed.NOBODY_LISTENS;
        }
        if (!sockets.isAcknowledged(envelope, ACKNOWLEDGED_WITHIN)) {
            report("slack.interaction.unacknowledged", "an acknowledgement within 3 s", "none");
            return Pressed.NOT_ACKNOWLEDGED;
        }
        return Pressed.ACKNOWLEDGED;
    }

    /**
     * Reacts to a message.
     *
     * @param doing who reacts, to which message
     * @param name the emoji's name, for instance {@code eyes}
     * @throws IllegalArgumentException when there is no such person or message, or the person gave it before
     */
    public void react(Doing doing, String name) {
        SlackReaction reaction = new SlackReaction(name, user(doing).id());
        SlackMessage message = message(doing);
        if (message.reactions().contains(reaction)) {
            throw new IllegalArgumentException(doing.user() + " reacted with " + name + " before");
        }
        store.slack().change(message.channel(), message.ts(), known -> known.reacted(reaction));
    }

    private SlackUser user(Doing doing) {
        return workspace
                .user(doing.user())
                .orElseThrow(
                        () -> new IllegalArgumentException("The workspace has no user " + doing.user() + "; it has "
                                + workspace.users().stream().map(SlackUser::id).toList()));
    }

    private SlackMessage message(Doing doing) {
        return store.slack()
                .find(doing.channel(), doing.ts())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no message " + doing.ts() + " in the channel " + doing.channel()));
    }

    /** Slack delivers what stands in the message now: what an edit took away can be pressed by nobody. */
    private static JsonObject element(SlackMessage message, String actionId) {
        JsonArray blocks = JsonParser.parseString(message.current().blocks()).getAsJsonArray();
        return objects(blocks).stream()
                .filter(block -> block.get("elements") instanceof JsonArray)
                .flatMap(block -> objects(block.getAsJsonArray("elements")).stream())
                .filter(element -> text(element, "action_id").equals(actionId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The message " + message.ts() + " has nothing with the action_id " + actionId));
    }

    private static JsonObject option(JsonObject element, String value) {
        JsonArray options = element.get("options") instanceof JsonArray array ? array : new JsonArray();
        return objects(options).stream()
                .filter(option -> text(option, "value").equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The menu has no option " + value));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    private void report(String rule, String limit, String actual) {
        store.report(
                clock.instant(),
                Signal.SLACK,
                0,
                List.of(new Finding(
                        "interaction",
                        rule,
                        limit,
                        actual,
                        Effect.SUSPICIOUS,
                        "docs.slack.dev/apis/events-api/using-socket-mode")));
    }
}
