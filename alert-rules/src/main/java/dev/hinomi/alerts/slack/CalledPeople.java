package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver;
import dev.hinomi.alerts.notify.MentionResolver.Call;
import dev.hinomi.alerts.notify.MentionResolver.Called;
import dev.hinomi.alerts.notify.MentionResolver.Lack;
import dev.hinomi.alerts.notify.MentionResolver.Resolved;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.words.Remark;
import dev.hinomi.alerts.words.Wording;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a message calls.
 *
 * @param notation the mentions in Slack's notation, possibly empty
 * @param reasons how somebody came to be called who is not named in the rule file, as plain text
 * @param notes what went otherwise than written, as plain text
 * @param lack whether somebody could be called a little later
 */
record CalledPeople(String notation, List<String> reasons, List<String> notes, Lack lack) {

    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_NOTES = 2_500;

    /** What becomes of a message that is there to call people and no more, while nobody knows them. */
    static final Outcome WITHHELD = new Outcome.Withheld("Slack did not say who the people to call are");

    private static final CalledPeople NOBODY = new CalledPeople("", List.of(), List.of(), Lack.NONE);

    private static final Logger LOG = LoggerFactory.getLogger(CalledPeople.class);

    /** New messages about something that is still wrong call people; edits and resolved incidents do not. */
    static CalledPeople by(Notification notification, MentionResolver resolver, Instant now) {
        return called(notification.call(now), resolver, notification.wording());
    }

    /** A new message about a storm calls people, unless they were called a moment ago. */
    static CalledPeople by(Digest digest, MentionResolver resolver, Instant now) {
        return digest.calls()
                ? called(
                        Call.of(digest.target(), digest.severity(), now),
                        resolver,
                        digest.target().wording())
                : NOBODY;
    }

    /** Whatever happens, the message goes: at worst it calls nobody and says so. */
    private static CalledPeople called(Call call, MentionResolver resolver, Wording wording) {
        if (call.wanted().isEmpty()) {
            return NOBODY;
        }
        try {
            Resolved resolved = resolver.resolve(call);
            return new CalledPeople(
                    resolved.people().stream()
                            .map(person -> notation(person.who()))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" ")),
                    resolved.people().stream()
                            .map(Called::why)
                            .filter(why -> !why.equals(Called.AS_WRITTEN))
                            .map(why -> why.in(wording))
                            .distinct()
                            .toList(),
                    resolved.notes().stream().map(note -> note.in(wording)).toList(),
                    resolved.lack());
        } catch (RuntimeException broken) {
            LOG.warn("Who is to be called could not be found; the message goes without a mention.", broken);
            return new CalledPeople(
                    "", List.of(), List.of(Remark.of(Remark.Kind.NOBODY).in(wording)), Lack.NONE);
        }
    }

    private static String notation(Mention mention) {
        if (mention instanceof Mention.UserId user) {
            return "<@" + user.id() + ">";
        }
        if (mention instanceof Mention.Broadcast everybody) {
            return everybody == Mention.Broadcast.HERE ? "<!here>" : "<!channel>";
        }
        return mention instanceof Mention.GroupId group ? "<!subteam^" + group.id() + ">" : "";
    }

    /** Whether nobody is called who could be a little later. */
    boolean isUncalled() {
        return lack == Lack.FOR_NOW;
    }

    /** Whether a message is to call somebody, now or a little later. */
    private boolean areWanted() {
        return isUncalled() || !notation.isEmpty();
    }

    /** What became of a message that was to call them. */
    Outcome judge(Outcome outcome) {
        if (outcome instanceof Outcome.Found found) {
            return new Outcome.Found(found.receipt(), found.called() || !areWanted());
        }
        return isUncalled() ? outcome.uncalled() : outcome;
    }

    /** Whether a message calls anybody: mentions come first, and nothing else begins like them. */
    static boolean areIn(@Nullable String message) {
        return message != null && message.startsWith("<");
    }

    /** The mentions and a space, or nothing. */
    String prefix() {
        return notation.isEmpty() ? "" : notation + " ";
    }

    /** How it came that these are called, and who could not be; empty when all are called as written. */
    String remarks() {
        Stream<String> troubles = notes.stream().map(note -> ":warning: " + shown(note));
        return SlackText.truncate(
                Stream.concat(reasons.stream().map(CalledPeople::shown), troubles)
                        .collect(Collectors.joining("\n")),
                LONGEST_NOTES);
    }

    private static String shown(String text) {
        return SlackText.written(text, LONGEST_NOTE);
    }
}
