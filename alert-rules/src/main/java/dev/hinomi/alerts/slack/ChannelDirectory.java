package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.model.ConversationType;
import dev.hinomi.alerts.notify.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids of channels by their {@code #name}: some methods of Slack want the id. Learnt from every message that arrived, and asked for
 * through {@code users.conversations} where none did. Used on the dispatcher's thread alone.
 */
final class ChannelDirectory {

    private static final int MOST_PAGES = 10;
    private static final int PAGE = 200;

    private final SlackApi api;
    private final Map<String, String> ids = new HashMap<>();

    ChannelDirectory(SlackApi api) {
        this.api = api;
    }

    /** The channel of this name has this id. */
    void learn(String channel, String id) {
        ids.put(channel, id);
    }

    /** The id, if it is known. */
    Optional<String> id(String channel) {
        return channel.startsWith("#") ? Optional.ofNullable(ids.get(channel)) : Optional.of(channel);
    }

    /** Asks for the channels that the app is a member of; private ones too, if it may see them. */
    Outcome ask() {
        Outcome all = ask(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL));
        return all instanceof Outcome.Reroute ? ask(List.of(ConversationType.PUBLIC_CHANNEL)) : all;
    }

    private Outcome ask(List<ConversationType> types) {
        Outcome outcome = new Outcome.Rejected("Slack has no channels");
        Optional<String> cursor = Optional.of("");
        for (int page = 0; page < MOST_PAGES && cursor.isPresent(); page++) {
            List<String> next = new ArrayList<>();
            outcome = SlackVerdict.of(page(types, cursor.get(), next));
            cursor = outcome instanceof Outcome.Sent ? next.stream().findFirst() : Optional.empty();
        }
        return outcome;
    }

    private SlackAnswer page(List<ConversationType> types, String from, List<String> next) {
        return api.call(
                methods -> methods.usersConversations(request ->
                        request.types(types).excludeArchived(true).limit(PAGE).cursor(from.isEmpty() ? null : from)),
                (UsersConversationsResponse response) -> {
                    response.getChannels().forEach(channel -> learn("#" + channel.getName(), channel.getId()));
                    nextCursor(
                                    response.getResponseMetadata() == null
                                            ? null
                                            : response.getResponseMetadata().getNextCursor())
                            .ifPresent(next::add);
                    return new SlackAnswer.Accepted("", "");
                });
    }

    static Optional<String> nextCursor(@Nullable String cursor) {
        return Optional.ofNullable(cursor).filter(text -> !text.isEmpty());
    }
}
