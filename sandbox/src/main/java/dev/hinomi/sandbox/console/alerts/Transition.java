package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.LogEntry;
import java.time.Instant;

/**
 * One change of a rule's state, as a log entry told of it.
 *
 * @param logId the log entry
 * @param at when
 * @param group the group it is about; empty for a rule without groups
 * @param from the state before
 * @param to the state after
 * @param value the value; empty when there was none
 * @param threshold the threshold; empty when there was none
 * @param reason why
 * @param incident the incident it belongs to; empty when there is none
 */
public record Transition(
        long logId,
        Instant at,
        String group,
        State from,
        State to,
        String value,
        String threshold,
        String reason,
        String incident) {

    static Transition of(LogEntry entry) {
        Attributes attributes = entry.attributes();
        return new Transition(
                entry.id(),
                entry.date(),
                text(attributes, "alert.group"),
                State.of(text(attributes, "alert.from")),
                State.of(text(attributes, "alert.to")),
                text(attributes, "alert.value"),
                text(attributes, "alert.threshold"),
                text(attributes, "alert.reason"),
                text(attributes, "alert.incident"));
    }

    static String text(Attributes attributes, String path) {
        return attributes.text(path).orElse("");
    }

    /**
     * Says why.
     *
     * @return for instance {@code because 0.09 against > 0.05: the warning became critical}; empty when it is not known
     */
    public String because() {
        String measured = value.isEmpty() ? "" : value + (threshold.isEmpty() ? "" : " against " + threshold);
        String why = measured + (measured.isEmpty() || reason.isEmpty() ? "" : ": ") + reason;
        return why.isEmpty() ? "" : "because " + why;
    }
}
