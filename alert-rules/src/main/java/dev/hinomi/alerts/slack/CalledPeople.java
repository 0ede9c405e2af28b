package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who a message calls.
 *
 * @param notation the mentions in Slack's notation, possibly empty
 * @param unresolved who should have been called but is unknown to Slack, as written in the rule file
 */
record CalledPeople(String notation, List<String> unresolved) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NAMES = 1_000;
    private static final CalledPeople NOBODY = new CalledPeople("", List.of());

    /** New messages about something that is still wrong call people; edits and resolved incidents do not. */
    static CalledPeople by(Notification notification, MentionDirectory directory) {
        return called(notification.called(), directory);
    }

    /** A new message about a storm calls people, unless they were called a moment ago. */
    static CalledPeople by(Digest digest, MentionDirectory directory) {
        boolean calls = digest.action() instanceof Action.Post
                && digest.calling() == Digest.Calling.BY_NAME
                && !digest.isOver();
        return calls ? called(digest.target().mentions(digest.severity()), directory) : NOBODY;
    }

    private static CalledPeople called(List<Mention> mentions, MentionDirectory directory) {
        List<String> found = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        for (Mention mention : mentions) {
            directory.resolve(mention).ifPresentOrElse(found::add, () -> unresolved.add(mention.written()));
        }
        return new CalledPeople(String.join(" ", found), unresolved);
    }

    /** The mentions and a space, or nothing. */
    String prefix() {
        return notation.isEmpty() ? "" : notation + " ";
    }

    /** Who could not be called, in words; empty when everybody could. */
    String unresolvedIn(Wording wording) {
        if (unresolved.isEmpty()) {
            return "";
        }
        String names = unresolved.stream()
                .map(name -> "`" + SlackText.written(name, LONGEST_NAME) + "`")
                .collect(Collectors.joining(", "));
        return ":warning: " + wording.say("unresolved", Map.of("people", SlackText.truncate(names, LONGEST_NAMES)));
    }
}
