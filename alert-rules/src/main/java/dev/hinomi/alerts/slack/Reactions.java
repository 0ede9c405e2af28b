package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.reactions.ReactionsGetResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.Reaction;
import com.slack.api.model.User;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Responder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody reacted to a message with {@code :eyes:} or {@code :white_check_mark:}, and so has it in hand. Asked just before
 * the next people are called, at most once in 30 s for each message: {@code reactions.get} is Tier 3, at least 50 times a minute
 * (docs.slack.dev/reference/methods/reactions.get). Whenever Slack does not say, nobody has it in hand: calling once more is better than
 * never. Used on the dispatcher's thread alone.
 */
final class Reactions {

    private static final Set<String> IN_HAND = Set.of("eyes", "white_check_mark");
    private static final String SLACKBOT = "USLACKBOT";
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

    private final SlackApi api;
    private final InstantSource clock;
    private final Map<Receipt, Found> found = new HashMap<>();
    private final Map<String, Found> names = new HashMap<>();
    private boolean forbidden;

    /** Somebody, or nobody, as it was known until then. */
    private record Found(Optional<String> who, Instant until) {}

    Reactions(SlackApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The first person who reacted so, as {@link Responder#of} reads it. */
    Optional<String> responder(Receipt message) {
        Instant now = clock.instant();
        found.values().removeIf(old -> !old.until().isAfter(now));
        names.values().removeIf(old -> !old.until().isAfter(now));
        if (forbidden) {
            return Optional.empty();
        }
        Found known = found.get(message);
        if (known == null) {
            known = new Found(look(message), now.plus(AGAIN));
            found.put(message, known);
        }
        return known.who();
    }

    private Optional<String> look(Receipt message) {
        List<Reaction> reactions = new ArrayList<>();
        SlackAnswer answer = api.call(
                methods -> methods.reactionsGet(
                        request -> request.channel(message.channel()).timestamp(message.timestamp())),
                (ReactionsGetResponse response) -> {
                    List<Reaction> all = response.getMessage().getReactions();
                    reactions.addAll(all == null ? List.of() : all);
                    return new SlackAnswer.Accepted("", "");
                });
        if (isForbidden(answer, "reactions:read")) {
            return Optional.empty();
        }
        return reactions.stream()
                .filter(reaction -> reaction.getName() != null && reaction.getUsers() != null)
                .filter(reaction -> IN_HAND.contains(withoutTone(reaction.getName())))
                .flatMap(reaction -> reaction.getUsers().stream())
                .distinct()
                .flatMap(user -> human(user).stream())
                .findFirst();
    }

    private static String withoutTone(String name) {
        int tone = name.indexOf("::");
        return tone < 0 ? name : name.substring(0, tone);
    }

    /** The person of this id; empty for apps, Slackbot, and whom Slack does not know. */
    private Optional<String> human(String id) {
        if (id.equals(SLACKBOT) || forbidden) {
            return Optional.empty();
        }
        Found known = names.get(id);
        if (known != null) {
            return known.who();
        }
        List<User> users = new ArrayList<>();
        SlackAnswer answer =
                api.call(methods -> methods.usersInfo(request -> request.user(id)), (UsersInfoResponse response) -> {
                    users.add(response.getUser());
                    return new SlackAnswer.Accepted("", "");
                });
        Optional<String> human = users.stream()
                .filter(user -> !user.isBot())
                .map(user -> Responder.written(Press.harmless(name(user)), id))
                .findFirst();
        if (!isForbidden(answer, "users:read") && answer instanceof SlackAnswer.Accepted) {
            names.put(id, new Found(human, clock.instant().plus(FRESH)));
        }
        return human;
    }

    private static String name(User user) {
        String shown = user.getProfile() == null ? null : user.getProfile().getDisplayName();
        return shown == null || shown.isBlank()
                ? Optional.ofNullable(user.getName()).orElse("")
                : shown;
    }

    /** A missing scope is told once, and nobody is asked again. */
    private boolean isForbidden(SlackAnswer answer, String scope) {
        boolean missing =
                answer instanceof SlackAnswer.Refused refused && refused.error().equals("missing_scope");
        if (missing && !forbidden) {
            forbidden = true;
            LOG.warn(
                    "A reaction in Slack takes no incident in hand: the app may not see who reacted. Add the scope {} to the app and"
                            + " install it again.",
                    scope);
        }
        return missing;
    }
}
