package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.Optional;

/**
 * What a target must be told about one incident. Transitions that come while a message waits are merged into it: an incident that
 * fired and resolved in the meantime is one message, not two and not none.
 *
 * @param target who is told
 * @param alert what it is about
 * @param opened how the incident began
 * @param latest how it stands
 * @param shown what the target has seen of it
 * @param attempt how often the next message was tried in vain, and in which form it goes
 */
public record Owed(
        NotifyTarget target,
        Alert alert,
        Transition opened,
        Transition latest,
        Optional<Shown> shown,
        Attempt attempt) {

    static Owed first(NotifyTarget target, Alert alert, Transition transition) {
        return new Owed(target, alert, transition, transition, Optional.empty(), Attempt.FIRST);
    }

    /** Names the incident at this target. */
    String key() {
        return key(target, latest);
    }

    static String key(NotifyTarget target, Transition transition) {
        return target.name() + "/" + transition.incident().orElseThrow().id();
    }

    /** The next thing to tell, if anything is left to tell. */
    public Optional<Notification> next() {
        return action().map(action -> new Notification(target, alert, opened, latest, action, attempt));
    }

    private Optional<Action> action() {
        if (shown.isEmpty()) {
            return Optional.of(new Action.Post());
        }
        Shown seen = shown.get();
        if (isRaised(seen)) {
            return Optional.of(seen.storm().isPresent() ? new Action.Post() : new Action.Raise(seen.root()));
        }
        if (seen.status().filter(latest.to()::equals).isEmpty()) {
            return Optional.of(new Action.Update(seen.root()));
        }
        return seen.lacksNote() ? Optional.of(new Action.Note(seen.root())) : Optional.empty();
    }

    private boolean isRaised(Shown seen) {
        return !latest.isResolution() && severity().compareTo(seen.called()) > 0;
    }

    Severity severity() {
        return latest.incident().orElseThrow().severity();
    }

    /** Whether it is shown in the message of this storm. */
    boolean isIn(String storm) {
        return shown.flatMap(Shown::storm).filter(storm::equals).isPresent();
    }

    /** The storm in whose message it is shown and stays: not when it became worse since. */
    Optional<String> storm() {
        return shown.filter(seen -> !isRaised(seen)).flatMap(Shown::storm);
    }

    Owed merged(Transition transition) {
        return new Owed(target, alert, opened, transition, shown, attempt);
    }

    /** The same after this notification arrived; a later transition may have come in the meantime. */
    Owed told(Notification notification, Receipt receipt, Instant now) {
        boolean own = notification.action() instanceof Action.Post;
        Shown after = shown.filter(seen -> !own)
                .map(seen -> seen.after(notification, now))
                .orElseGet(() -> Shown.first(receipt, notification));
        return new Owed(target, alert, opened, latest, Optional.of(after), attempt.arrived());
    }

    /** The same after an earlier attempt to post it turned out to have arrived. */
    Owed found(Notification notification, Receipt receipt) {
        Shown seen = notification
                .attempt()
                .doubt()
                .map(doubt -> Shown.found(receipt, notification, doubt))
                .orElseGet(() -> Shown.first(receipt, notification));
        return new Owed(target, alert, opened, latest, Optional.of(seen), attempt.arrived());
    }

    /** The same after it was told in the message of a storm, as it stood then. */
    Owed toldIn(String storm, Receipt receipt, Owed then) {
        Shown seen = new Shown(
                receipt,
                Optional.of(then.latest().to()),
                then.latest().to(),
                then.severity(),
                Optional.empty(),
                Optional.of(storm));
        return new Owed(target, alert, opened, latest, Optional.of(seen), attempt.arrived());
    }

    Owed after(Attempt changed) {
        return new Owed(target, alert, opened, latest, shown, changed);
    }

    /** The same as if the channel had seen nothing of it: its message is gone. */
    Owed unseen() {
        return new Owed(target, alert, opened, latest, Optional.empty(), attempt.anew());
    }
}
