package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
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
 * @param progress how far its telling has come since people were first called, or somebody took it in hand
 */
public record Owed(
        NotifyTarget target,
        Alert alert,
        Transition opened,
        Transition latest,
        Optional<Shown> shown,
        Attempt attempt,
        Optional<Progress> progress) {

    static Owed first(NotifyTarget target, Alert alert, Transition transition) {
        return new Owed(target, alert, transition, transition, Optional.empty(), Attempt.FIRST, Optional.empty());
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
        return action().map(this::notification);
    }

    private Notification notification(Action action) {
        return new Notification(target, alert, opened, latest, action, attempt, held());
    }

    private Optional<Progress.Acknowledged> held() {
        return progress.flatMap(Progress::acknowledged);
    }

    private Optional<Action> action() {
        if (shown.isEmpty()) {
            return Optional.of(new Action.Post());
        }
        Shown seen = shown.get();
        if (isRaised(seen)) {
            return Optional.of(seen.storm().isPresent() ? new Action.Post() : new Action.Raise(seen.root()));
        }
        if (seen.status().filter(latest.to()::equals).isEmpty() || hidesWhoHasIt()) {
            return Optional.of(new Action.Update(seen.root()));
        }
        return seen.lacksNote() ? Optional.of(new Action.Note(seen.root())) : Optional.empty();
    }

    /** Whether the message does not say who has it in hand by now. */
    boolean hidesWhoHasIt() {
        return !latest.isResolution()
                && shown.filter(seen -> seen.storm().isEmpty() && !seen.held().equals(held()))
                        .isPresent();
    }

    private boolean isRaised(Shown seen) {
        return !latest.isResolution() && severity().compareTo(seen.called()) > 0;
    }

    Severity severity() {
        return latest.incident().orElseThrow().severity();
    }

    boolean isOf(String incident) {
        return latest.incident().orElseThrow().id().equals(incident);
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
        return new Owed(target, alert, opened, transition, shown, attempt, progress);
    }

    /** The same after this notification arrived; a later transition may have come in the meantime. */
    Owed told(Notification notification, Receipt receipt, Instant now) {
        if (notification.action() instanceof Action.Again again) {
            return toldAgain(again, now).after(attempt.arrived());
        }
        boolean own = notification.action() instanceof Action.Post;
        Shown after = shown.filter(seen -> !own)
                .map(seen -> seen.after(notification, now))
                .orElseGet(() -> Shown.first(receipt, notification));
        return new Owed(
                target,
                alert,
                opened,
                latest,
                Optional.of(after),
                attempt.arrived(),
                notification.isNews() ? called(now) : progress);
    }

    /** The same after an earlier attempt to post it turned out to have arrived. */
    Owed found(Notification notification, Receipt receipt, Instant now) {
        Shown seen = notification
                .attempt()
                .doubt()
                .map(doubt -> Shown.found(receipt, notification, doubt))
                .orElseGet(() -> Shown.first(receipt, notification));
        return new Owed(target, alert, opened, latest, Optional.of(seen), attempt.arrived(), called(now));
    }

    /** The same after it was told in the message of a storm, as it stood then. */
    Owed toldIn(String storm, Receipt receipt, Owed then, Instant now) {
        Shown seen = new Shown(
                receipt,
                Optional.of(then.latest().to()),
                then.latest().to(),
                then.severity(),
                Optional.empty(),
                Optional.of(storm));
        return new Owed(
                target,
                alert,
                opened,
                latest,
                Optional.of(seen),
                attempt.arrived(),
                shown.isPresent() ? progress : called(now));
    }

    /** People were called: the first time for this severity, or once more. */
    private Optional<Progress> called(Instant now) {
        Progress begun = Progress.begin(severity(), now);
        Optional<Progress> known = progress.filter(before -> before.severity().compareTo(severity()) >= 0)
                .map(before -> before.told(now))
                .or(() -> held().filter(before -> !before.isOver(now)).map(begun::held));
        return Optional.of(known.orElse(begun));
    }

    /** Somebody has it in hand, whether or not it was told by now. */
    Owed held(Progress.Acknowledged by) {
        return with(
                progress.orElseGet(() -> Progress.begin(severity(), by.at())).held(by));
    }

    /** The same after what was due was told; a step counts once. */
    Owed toldAgain(Action.Again again, Instant now) {
        return progress.map(known -> again.due() instanceof Escalation.StepDue due
                                && due.step() == known.steps().size()
                        ? known.stepped(now)
                        : known.told(now))
                .map(this::with)
                .orElse(this);
    }

    /** Whether as many steps were told, and whether somebody has it in hand in both or in none. */
    boolean standsAs(Owed other) {
        return progress.map(known -> known.steps().size())
                        .equals(other.progress.map(known -> known.steps().size()))
                && held().isPresent() == other.held().isPresent();
    }

    private Owed with(Progress changed) {
        return new Owed(target, alert, opened, latest, shown, attempt, Optional.of(changed));
    }

    /** What is to be told because nobody has it in hand, or somebody has had it for long: now or later. */
    Optional<Timed> again(Instant now) {
        if (shown.isEmpty() || progress.isEmpty()) {
            return Optional.empty();
        }
        Progress known = progress.get();
        Progress current = new Progress(
                severity(),
                latest.isResolution(),
                known.since(),
                known.acknowledged(),
                known.steps(),
                known.lastTold());
        Escalation decided = Escalation.next(target.escalation().policy(), current, now);
        Instant at = decided.lookAgain().orElse(now);
        return due(decided, current, at)
                .map(due -> new Action.Again(shown.get().root(), due, current))
                .map(action -> new Timed(notification(action), at));
    }

    /** What is due when that which it waits for has come. */
    private Optional<Escalation> due(Escalation decided, Progress current, Instant at) {
        Escalation then = decided.lookAgain().isPresent()
                ? Escalation.next(target.escalation().policy(), current, at)
                : decided;
        boolean tells = then instanceof Escalation.StepDue
                || then instanceof Escalation.RepeatDue
                || then instanceof Escalation.ReminderDue;
        return tells ? Optional.of(then) : Optional.empty();
    }

    /**
     * Something to tell at a time.
     *
     * @param notification what
     * @param at when
     */
    record Timed(Notification notification, Instant at) {}

    Owed after(Attempt changed) {
        return new Owed(target, alert, opened, latest, shown, changed, progress);
    }

    /** The same as if the channel had seen nothing of it: its message is gone. */
    Owed unseen() {
        return new Owed(target, alert, opened, latest, Optional.empty(), attempt.anew(), progress);
    }
}
