package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
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
        return action().map(action -> new Notification(target, alert, opened, latest, action, attempt.form()));
    }

    private Optional<Action> action() {
        if (shown.isEmpty()) {
            return Optional.of(new Action.Post());
        }
        Shown seen = shown.get();
        if (!latest.isResolution() && severity().compareTo(seen.called()) > 0) {
            return Optional.of(new Action.Raise(seen.root()));
        }
        return seen.status() == latest.to() ? Optional.empty() : Optional.of(new Action.Update(seen.root()));
    }

    private Severity severity() {
        return latest.incident().orElseThrow().severity();
    }

    Owed merged(Transition transition) {
        return new Owed(target, alert, opened, transition, shown, attempt);
    }

    /** The same after this notification arrived; a later transition may have come in the meantime. */
    Owed told(Notification notification, Receipt receipt) {
        Severity severity = notification.incident().severity();
        Shown now = shown.map(seen ->
                        seen.after(notification.action(), notification.latest().to(), severity))
                .orElseGet(() -> new Shown(receipt, notification.latest().to(), severity));
        return new Owed(target, alert, opened, latest, Optional.of(now), Attempt.FIRST);
    }

    Owed after(Attempt changed) {
        return new Owed(target, alert, opened, latest, shown, changed);
    }

    /** The same as if the channel had seen nothing of it: its message is gone. */
    Owed unseen() {
        return new Owed(target, alert, opened, latest, Optional.empty(), Attempt.FIRST);
    }
}
