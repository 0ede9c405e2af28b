package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What a channel already shows of an incident.
 *
 * @param root the incident's message
 * @param status the state it shows; empty when an earlier attempt wrote it and nobody knows which
 * @param noted the last state that its thread tells of; the message itself tells of the first
 * @param called for what people were called
 * @param edited when the message last changed; empty when it never did
 * @param storm the id of the storm in whose message it is shown, if it has none of its own
 * @param parties who has it in hand and which instances see it, as the message says
 * @param silentUntil until when its thread says that somebody wants silence, if it ever did
 */
public record Shown(
        Receipt root,
        Optional<Status> status,
        Status noted,
        Called called,
        Optional<Instant> edited,
        Optional<String> storm,
        Parties parties,
        Optional<Instant> silentUntil) {

    static Shown first(Receipt root, Notification notification) {
        return new Shown(
                root,
                Optional.of(notification.latest().to()),
                notification.latest().to(),
                Called.of(notification.incident().severity()),
                Optional.empty(),
                Optional.empty(),
                notification.parties(),
                Optional.empty());
    }

    /** What may be shown when an earlier attempt turned out to have arrived. */
    static Shown found(Receipt root, Notification notification, Doubt doubt) {
        return new Shown(
                root,
                Optional.empty(),
                notification.latest().to(),
                Called.of(doubt.severity()),
                Optional.empty(),
                Optional.empty(),
                Parties.NONE,
                Optional.empty());
    }

    /** The same where people were called for this. */
    Shown calling(Called now) {
        return new Shown(root, status, noted, now, edited, storm, parties, silentUntil);
    }

    /** What is shown once an edit or an answer arrived; an answer leaves the message itself as it was. */
    Shown after(Notification notification, Instant at) {
        Status now = notification.latest().to();
        if (notification.action() instanceof Action.Update) {
            return new Shown(
                    root, Optional.of(now), noted, called, Optional.of(at), storm, notification.parties(), silentUntil);
        }
        if (notification.action() instanceof Action.Silence) {
            return new Shown(root, status, noted, called, edited, storm, parties, notification.silentUntil());
        }
        Called calling =
                notification.calls() ? called.and(notification.incident().severity()) : called;
        return new Shown(root, status, now, calling, edited, storm, parties, silentUntil);
    }

    /** Whether the thread does not say yet that it is silent until then. */
    boolean lacksSilence(Optional<Instant> until) {
        return storm.isEmpty() && until.isPresent() && !until.equals(silentUntil);
    }

    /** Whether the thread lacks what the message shows. */
    boolean lacksNote() {
        return storm.isEmpty() && status.filter(noted::equals).isEmpty();
    }
}
