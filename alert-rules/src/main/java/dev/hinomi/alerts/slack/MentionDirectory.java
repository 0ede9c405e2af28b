package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.hinomi.alerts.notify.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the ids that Slack wants for handles and addresses. Ids are remembered for a day, and used beyond it while Slack does not
 * answer; what was not found is asked for again after ten minutes. Used on the dispatcher's thread alone.
 */
final class MentionDirectory {

    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration FRESH_MISS = Duration.ofMinutes(10);

    private final SlackApi api;
    private final InstantSource clock;
    private final Map<Mention, Entry> entries = new HashMap<>();

    MentionDirectory(SlackApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The mention in Slack's notation; empty when it cannot be resolved. */
    Optional<String> resolve(Mention mention) {
        if (mention instanceof Mention.UserId user) {
            return Optional.of("<@" + user.id() + ">");
        }
        if (mention instanceof Mention.GroupId group) {
            return Optional.of("<!subteam^" + group.id() + ">");
        }
        return lookedUp(mention);
    }

    private Optional<String> lookedUp(Mention mention) {
        Instant now = clock.instant();
        Entry known = entries.get(mention);
        if (known != null && known.freshUntil().isAfter(now)) {
            return known.notation();
        }
        Optional<String> found =
                lookUp(mention).or(() -> Optional.ofNullable(known).flatMap(Entry::notation));
        entries.put(mention, new Entry(found, now.plus(found.isPresent() ? FRESH : FRESH_MISS)));
        return found;
    }

    private Optional<String> lookUp(Mention mention) {
        return mention instanceof Mention.GroupHandle group
                ? groupId(group.handle()).map(id -> "<!subteam^" + id + ">")
                : userId(mention.written()).map(id -> "<@" + id + ">");
    }

    private Optional<String> groupId(String handle) {
        Map<String, String> ids = new HashMap<>();
        api.call(methods -> methods.usergroupsList(request -> request), (UsergroupsListResponse response) -> {
            ids.putAll(response.getUsergroups().stream()
                    .collect(Collectors.toMap(
                            group -> group.getHandle(), group -> group.getId(), (first, again) -> first)));
            return new SlackAnswer.Accepted("", "");
        });
        return Optional.ofNullable(ids.get(handle));
    }

    private Optional<String> userId(String address) {
        Map<String, String> ids = new HashMap<>();
        api.call(
                methods -> methods.usersLookupByEmail(request -> request.email(address)),
                (UsersLookupByEmailResponse response) -> {
                    ids.put(address, response.getUser().getId());
                    return new SlackAnswer.Accepted("", "");
                });
        return Optional.ofNullable(ids.get(address));
    }

    private record Entry(Optional<String> notation, Instant freshUntil) {}
}
