package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.words.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell a destination.
 *
 * @param target who is told
 * @param alert what it is about
 * @param opened how the incident began
 * @param latest how it stands
 * @param action what to do
 * @param attempt how far it has come
 * @param parties who has it in hand, and which instances see it
 */
public record Notification(
        NotifyTarget target,
        Alert alert,
        Transition opened,
        Transition latest,
        Action action,
        Attempt attempt,
        Parties parties) {

    /** About something that nobody has in hand, and that one instance sees, or the whole fleet. */
    public Notification(
            NotifyTarget target, Alert alert, Transition opened, Transition latest, Action action, Attempt attempt) {
        this(target, alert, opened, latest, action, attempt, Parties.NONE);
    }

    /** The incident as it stands. */
    public Incident incident() {
        return latest.incident().or(opened::incident).orElseThrow();
    }

    /** The words in which it is told. */
    public Wording wording() {
        return target.wordings().of(alert.rule().id());
    }

    /** Whether it calls those who are called first, and not those of a later step, or whoever has it in hand. */
    boolean callsFirst() {
        return isNews() || (action instanceof Action.Again again && again.due() instanceof Escalation.RepeatDue);
    }

    /** Who it calls by name: new messages about something that is still wrong do; edits and resolved incidents call nobody. */
    public List<Mention> called() {
        if (latest.isResolution() || !calls()) {
            return List.of();
        }
        return target.step(action)
                .map(EscalationStep::mentions)
                .or(this::reminded)
                .orElseGet(() -> target.mentions(incident().severity()));
    }

    /** Whoever has it in hand, if Slack can know them by what they are called. */
    private Optional<List<Mention>> reminded() {
        return action instanceof Action.Again again && again.due() instanceof Escalation.ReminderDue reminder
                ? Responder.of(reminder.who()).mention().map(List::of)
                : Optional.empty();
    }

    /** Until when whoever has it in hand wants silence. */
    Optional<Instant> silentUntil() {
        return parties.held().flatMap(Progress.Acknowledged::until);
    }

    /** Whether it calls people by name while the incident lasts. */
    public boolean calls() {
        return action instanceof Action.Post || action.isBroadcast();
    }

    /** The same as a question: who they are at this moment, and who stands in for them. */
    public MentionResolver.Call call(Instant at) {
        Severity severity = incident().severity();
        boolean again = action instanceof Action.Again;
        return new MentionResolver.Call(severity, at, called(), target.mentions(again ? severity : Severity.CRITICAL));
    }

    /** How it may look. */
    public Form form() {
        return attempt.form();
    }

    /**
     * Names this very message of this incident, wherever it is sent from. An edit has the name of the message that it changes, so that
     * the message can be found however it looks by now.
     */
    public String dedupKey() {
        String message = "root";
        if (action instanceof Action.Raise) {
            message = "raised/" + incident().severity();
        } else if (action instanceof Action.Call) {
            message = "call";
        } else if (action instanceof Action.Again again) {
            message = again.due() instanceof Escalation.StepDue due
                    ? "step/" + due.step()
                    : "again/" + again.progress().lastTold().toEpochMilli();
        } else if (action instanceof Action.Silence) {
            message = "silence/" + silentUntil().map(Instant::toEpochMilli).orElse(0L);
        } else if (action instanceof Action.Note) {
            message = "note/" + latest.to() + "/" + latest.at().toEpochMilli();
        }
        return incident().id() + "/" + message + "#" + attempt.generation();
    }

    /** The same, with the reason for which it is told elsewhere. */
    Notification because(String why, Instant now) {
        return new Notification(target, alert, opened, latest, action, attempt.because(why, now), parties);
    }

    /** Whether it is meant to reach people, or only changes or explains what they know. */
    public boolean isNews() {
        return calls() && !(action instanceof Action.Again);
    }

    /** How a message may look. */
    public enum Form {
        /** As the destination can do best. */
        RICH,
        /** Text alone, after the destination refused a rich one. */
        PLAIN
    }
}
