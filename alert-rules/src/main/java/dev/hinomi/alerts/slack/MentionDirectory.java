package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.oncall.PeopleDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the ids that Slack wants for handles and addresses. An id is used for a day before Slack is asked again, and for as long as
 * Slack answers nothing better: neither an error nor a miss forgets it. Who was never found is asked for again after ten minutes. One
 * listing of groups serves all handles. When Slack could not be asked, it is asked again after a moment, or when it likes: not for each
 * mention, and soon enough that whoever is to be called is known when the message gets through. Used on the dispatcher's thread alone.
 */
final class MentionDirectory implements PeopleDirectory {

    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration FRESH_MISS = Duration.ofMinutes(10);
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(1);

    private final SlackApi api;
    private final InstantSource clock;
    private final Map<String, Mention> known = new HashMap<>();
    private final Map<String, Instant> askAgain = new HashMap<>();
    private Instant reachableAgain = Instant.MIN;
    private Instant listAgain = Instant.MIN;

    MentionDirectory(SlackApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Optional<Mention> find(Mention mention) {
        if (mention.isId()) {
            return Optional.of(mention);
        }
        String written = mention.written();
        Instant now = clock.instant();
        if (mention instanceof Mention.Email email && isDue(written, now)) {
            lookUp(email, now);
        } else if (mention instanceof Mention.GroupHandle && isDue(written, now)) {
            list(written, now);
        }
        return Optional.ofNullable(known.get(written));
    }

    @Override
    public boolean isAway() {
        return clock.instant().isBefore(reachableAgain);
    }

    private boolean isDue(String written, Instant now) {
        return !now.isBefore(reachableAgain) && !now.isBefore(askAgain.getOrDefault(written, Instant.MIN));
    }

    private void lookUp(Mention.Email email, Instant now) {
        SlackAnswer answer = api.call(
                methods -> methods.usersLookupByEmail(request -> request.email(email.address())),
                (UsersLookupByEmailResponse response) -> {
                    known.put(
                            email.written(),
                            new Mention.UserId(response.getUser().getId()));
                    return new SlackAnswer.Accepted("", "");
                });
        answered(email.written(), answer, now);
    }

    /** A handle that the latest listing lacks waits for the next one. */
    private void list(String written, Instant now) {
        if (now.isBefore(listAgain)) {
            return;
        }
        SlackAnswer answer =
                api.call(methods -> methods.usergroupsList(request -> request), (UsergroupsListResponse response) -> {
                    response.getUsergroups().forEach(group -> {
                        known.put("@" + group.getHandle(), new Mention.GroupId(group.getId()));
                        askAgain.put("@" + group.getHandle(), now.plus(FRESH));
                    });
                    return new SlackAnswer.Accepted("", "");
                });
        listAgain = now.plus(FRESH_MISS);
        if (!(answer instanceof SlackAnswer.Accepted) || !known.containsKey(written)) {
            answered(written, answer, now);
        }
    }

    private static Duration pause(SlackAnswer answer) {
        if (answer instanceof SlackAnswer.Lost) {
            return SILENCE;
        }
        Duration asked = answer instanceof SlackAnswer.Status status
                ? status.retryAfter().orElse(OUTAGE)
                : OUTAGE;
        return asked.compareTo(LONGEST_OUTAGE) > 0 ? LONGEST_OUTAGE : asked;
    }

    private void answered(String written, SlackAnswer answer, Instant now) {
        if (answer instanceof SlackAnswer.Accepted) {
            askAgain.put(written, now.plus(known.containsKey(written) ? FRESH : FRESH_MISS));
        } else if (answer instanceof SlackAnswer.Refused && !(SlackVerdict.of(answer) instanceof Outcome.Retry)) {
            askAgain.put(written, now.plus(FRESH_MISS));
        } else {
            reachableAgain = clock.instant().plus(pause(answer));
            listAgain = reachableAgain;
        }
    }
}
