package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Transition;
import java.util.List;

/**
 * One thing to tell a destination.
 *
 * @param target who is told
 * @param alert what it is about
 * @param opened how the incident began
 * @param latest how it stands
 * @param action what to do
 * @param form how it may look
 */
public record Notification(
        NotifyTarget target, Alert alert, Transition opened, Transition latest, Action action, Form form) {

    /** The incident as it stands. */
    public Incident incident() {
        return latest.incident().or(opened::incident).orElseThrow();
    }

    /** Who it calls by name: new messages about something that is still wrong do; edits and resolved incidents call nobody. */
    public List<Mention> called() {
        return latest.isResolution() || action instanceof Action.Update
                ? List.of()
                : target.mentions(incident().severity());
    }

    /** Names this very message of this incident, wherever it is sent from. */
    public String dedupKey() {
        return incident().id() + ":" + action.getClass().getSimpleName() + ":" + latest.to();
    }

    /** How a message may look. */
    public enum Form {
        /** As the destination can do best. */
        RICH,
        /** Text alone, after the destination refused a rich one. */
        PLAIN
    }
}
