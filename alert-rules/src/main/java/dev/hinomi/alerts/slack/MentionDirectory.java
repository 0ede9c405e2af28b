package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<String> found = new ArrayList<>();
        SlackAnswer answer = mention instanceof Mention.GroupHandle group
                ? findGroup(group.handle(), found)
                : findUser(mention.written(), found);
        if (SlackVerdict.of(answer) instanceof Outcome.Retry) {
            return Optional.ofNullable(known).flatMap(Entry::notation);
        }
        Optional<String> notation = found.stream().findFirst();
        entries.put(mention, new Entry(notation, now.plus(notation.isPresent() ? FRESH : FRESH_MISS)));
        return notation;
    }

    private SlackAnswer findGroup(String handle, List<String> found) {
        return api.call(methods -> methods.usergroupsList(request -> request), (UsergroupsListResponse response) -> {
            response.getUsergroups().stream()
                    .filter(group -> handle.equals(group.getHandle()))
                    .forEach(group -> found.add("<!subteam^" + group.getId() + ">"));
            return new SlackAnswer.Accepted("", "");
        });
    }

    private SlackAnswer findUser(String address, List<String> found) {
        return api.call(
                methods -> methods.usersLookupByEmail(request -> request.email(address)),
                (UsersLookupByEmailResponse response) -> {
                    found.add("<@" + response.getUser().getId() + ">");
                    return new SlackAnswer.Accepted("", "");
                });
    }

    private record Entry(Optional<String> notation, Instant freshUntil) {}
}
