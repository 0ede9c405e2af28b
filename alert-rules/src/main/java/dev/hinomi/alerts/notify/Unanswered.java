package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.EscalationPolicy;
import dev.hinomi.alerts.escalation.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be told of an incident because nobody has it in hand, or somebody has had it for long.
 *
 * @param notification what
 * @param at when, now or later
 */
record Unanswered(Notification notification, Instant at) {

    /** The next of it, if anything is to come; only an incident that was told is told again. */
    static Optional<Unanswered> of(Owed owed, Instant now) {
        if (owed.shown().isEmpty() || owed.progress().isEmpty()) {
            return Optional.empty();
        }
        EscalationPolicy policy = owed.target().escalation().policy();
        Progress current = current(owed, owed.progress().get());
        Escalation decided = Escalation.next(policy, current, now);
        Instant at = decided.lookAgain().orElse(now);
        Escalation then = decided.lookAgain().isPresent() ? Escalation.next(policy, current, at) : decided;
        return tells(then)
                ? Optional.of(new Unanswered(
                        owed.notification(new Action.Again(owed.shown().get().root(), then, current)), at))
                : Optional.empty();
    }

    private static Progress current(Owed owed, Progress known) {
        return new Progress(
                owed.severity(),
                owed.latest().isResolution(),
                known.since(),
                known.acknowledged(),
                known.steps(),
                known.lastTold());
    }

    private static boolean tells(Escalation due) {
        return due instanceof Escalation.StepDue
                || due instanceof Escalation.RepeatDue
                || due instanceof Escalation.ReminderDue;
    }
}
