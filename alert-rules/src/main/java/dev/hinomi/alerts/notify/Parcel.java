package dev.hinomi.alerts.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * What one stage of the {@link Pipeline} hands to the next.
 *
 * @param owed what is owed
 * @param notification what would be told of it alone; empty when there is nothing to tell
 * @param storm the storm with which it is told instead
 * @param notBefore when it may be told
 * @param why what decided so far
 */
record Parcel(Owed owed, Optional<Notification> notification, Optional<Storm> storm, Instant notBefore, Why why) {

    static Parcel of(Owed owed, Notification notification, Why why) {
        return new Parcel(owed, Optional.of(notification), Optional.empty(), Instant.MIN, why);
    }

    static Parcel told(Owed owed) {
        return new Parcel(owed, Optional.empty(), Optional.empty(), Instant.MAX, Why.ALREADY_TOLD);
    }

    static Parcel later(Owed owed, Unanswered again) {
        return new Parcel(owed, Optional.of(again.notification()), Optional.empty(), again.at(), Why.UNANSWERED);
    }

    boolean isAgain() {
        return notification
                .filter(each -> each.action() instanceof Action.Again)
                .isPresent();
    }

    /** Whether it answers a message of its own, or of the storm that it is a part of. */
    boolean isAnswer() {
        return notification.filter(each -> each.action().isBroadcast()).isPresent();
    }

    boolean isCall() {
        return notification.filter(each -> each.action() instanceof Action.Call).isPresent();
    }

    boolean isPost() {
        return notification.filter(each -> each.action() instanceof Action.Post).isPresent();
    }

    /** The key of what is owed, or the id of the storm with which it is told. */
    String about() {
        return storm.map(Storm::id).orElseGet(owed::key);
    }

    int failures() {
        return attempt().failures();
    }

    private Attempt attempt() {
        return storm.map(Storm::attempt).orElseGet(owed::attempt);
    }

    /** Whether it may be there already; an edit may be done again, so it never is. */
    boolean isInDoubt() {
        boolean edits = storm.map(Storm::action)
                .or(() -> notification.map(Notification::action))
                .filter(Action.Update.class::isInstance)
                .isPresent();
        return !edits && attempt().uncertainSince().isPresent();
    }

    boolean isToldElsewhere() {
        return owed.attempt().isToldElsewhere(owed.latest().at());
    }

    /** Names the very message. */
    String message() {
        return storm.map(Storm::id)
                .orElseGet(() -> notification.map(Notification::dedupKey).orElseGet(owed::key));
    }

    /** Since when it could have been told: the first attempt of its own that failed, or what happened. */
    Instant waitsSince() {
        return owed.attempt().trouble().map(Trouble::since).orElse(owed.latest().at());
    }

    Parcel in(Storm told) {
        return new Parcel(owed, notification, Optional.of(told), notBefore, Why.STORM);
    }

    /** The same, but not before then; the latest of all reasons to wait counts. */
    Parcel after(Instant until, Why because) {
        return until.isAfter(notBefore) ? new Parcel(owed, notification, storm, until, because) : this;
    }
}
