package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Status;

/**
 * What a channel already shows of an incident.
 *
 * @param root the incident's message
 * @param status the state it shows
 * @param called the worst severity for which people were called
 */
public record Shown(Receipt root, Status status, Severity called) {

    /** What is shown once an edit or an answer arrived; an answer leaves the message itself as it was. */
    Shown after(Action action, Status latest, Severity severity) {
        Severity worst = severity.compareTo(called) > 0 ? severity : called;
        return new Shown(root, action instanceof Action.Raise ? status : latest, worst);
    }
}
