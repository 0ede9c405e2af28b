package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import java.util.ArrayList;
import java.util.List;

/**
 * Who a message calls.
 *
 * @param notation the mentions in Slack's notation, possibly empty
 * @param unresolved who should have been called but is unknown to Slack, as written in the rule file
 */
record CalledPeople(String notation, List<String> unresolved) {

    static CalledPeople by(Notification notification, MentionDirectory directory) {
        List<String> found = new ArrayList<>();
        List<String> unresolved = new ArrayList<>();
        for (Mention mention : notification.called()) {
            directory.resolve(mention).ifPresentOrElse(found::add, () -> unresolved.add(mention.written()));
        }
        return new CalledPeople(String.join(" ", found), unresolved);
    }

    /** The mentions and a space, or nothing. */
    String prefix() {
        return notation.isEmpty() ? "" : notation + " ";
    }
}
