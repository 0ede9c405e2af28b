package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
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

    /** A storm's call, which one of its incidents stands for. */
    static Parcel call(Owed owed, Storm storm) {
        Action action = storm.root().<Action>map(Action.Call::new).orElseGet(Action.Post::new);
        return new Parcel(owed, Optional.of(owed.notification(action)), Optional.of(storm), Instant.MIN, Why.UNCALLED);
    }

    boolean isWith(Storm told) {
        return storm.filter(its -> its.id().equals(told.id())).isPresent();
    }

    boolean isCall() {
        return notification.filter(each -> each.action() instanceof Action.Call).isPresent();
    }

    /** What is done about the message that tells it: its own, or that of the storm. */
    Action action() {
        Action own = notification.orElseThrow().action();
        return isCall() ? own : storm.map(Storm::action).orElse(own);
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
        return !(action() instanceof Action.Update)
                && attempt().uncertainSince().isPresent();
    }

    boolean isToldElsewhere() {
        return owed.attempt().isToldElsewhere(owed.latest().at());
    }

    /** Names the message; what is told again of incidents that one storm tells has one name, for one stands for all. */
    String message() {
        Notification told = notification.orElseThrow();
        if (told.action() instanceof Action.Again again) {
            return owed.storm().map(its -> its + "/" + kind(again.due())).orElseGet(told::dedupKey);
        }
        return storm.map(its -> its.id() + (isCall() ? "/call" : "")).orElseGet(told::dedupKey);
    }

    private static String kind(Escalation due) {
        return due instanceof Escalation.StepDue step
                ? "step " + step.step()
                : due.getClass().getSimpleName();
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
