package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.store.LogEntry;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One change of a rule's state, as a log entry told of it.
 *
 * @param logId the log entry; 0 when none told of it
 * @param at when
 * @param group the group it is about; empty for a rule without groups
 * @param from the state before
 * @param to the state after
 * @param value the value; empty when there was none
 * @param threshold the threshold; empty when there was none
 * @param reason why
 * @param incident the incident it belongs to; empty when there is none
 * @param instance the instance that saw it, or its host; empty when it is not known
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
        String incident,
        String instance) {

    static Transition of(LogEntry entry) {
        String threshold = text(entry, "alert.threshold");
        return new Transition(
                entry.id(),
                entry.date(),
                text(entry, "alert.group"),
                State.of(text(entry, "alert.from")),
                State.of(text(entry, "alert.to")),
                value(entry, threshold.endsWith("%")),
                threshold,
                text(entry, "alert.reason").replace('_', ' '),
                text(entry, "alert.incident"),
                entry.attributes().text("alert.instance").orElse(entry.host()));
    }

    static String text(LogEntry entry, String path) {
        return entry.attributes().text(path).orElse("");
    }

    private static String value(LogEntry entry, boolean percent) {
        OptionalDouble number = entry.attributes().number("alert.value");
        if (number.isEmpty()) {
            return text(entry, "alert.value");
        }
        double value = number.getAsDouble();
        return percent ? Units.number(value * 100) + "%" : Units.number(value);
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
