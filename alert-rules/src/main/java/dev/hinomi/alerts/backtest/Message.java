package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import java.time.Instant;
import java.util.List;

/**
 * What a channel would have been told.
 *
 * @param at when
 * @param notification what
 */
public record Message(Instant at, Notification notification) {

    /** The sentence that a phone shows. */
    public String text() {
        return Headline.of(notification);
    }

    /** Who is called by name. */
    public List<String> mentions() {
        return notification.called().stream().map(Mention::written).toList();
    }

    /** Whether it stands in the channel as a new message, and is no edit of the incident's first one. */
    public boolean isNew() {
        return !(notification.action() instanceof Action.Update);
    }

    /** Whether it says of the same incident at the same time what the other said. */
    boolean repeats(Message other) {
        return at.equals(other.at)
                && notification
                        .incident()
                        .id()
                        .equals(other.notification.incident().id())
                && text().equals(other.text());
    }
}
