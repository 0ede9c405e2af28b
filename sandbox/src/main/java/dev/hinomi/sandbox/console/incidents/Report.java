package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import dev.hinomi.sandbox.store.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A log entry that tells of an incident, by the names that Hinomi's alert rules write.
 *
 * @param entry the log entry
 * @param event what happened, its {@code evt.name}
 * @param incident the id of the incident
 * @param to how the incident stood then
 */
record Report(LogEntry entry, String event, String incident, State to) {
    static final String TRANSITION = "alert.transition";
    static final String WITHHELD = "alert.withheld";
    static final String ACKNOWLEDGED = "alert.acknowledged";
    static final String SILENCED = "alert.silenced";
    static final String TOLD = "alert.told";
    static final String POSTPONED = "alert.postponed";
    static final String ELSEWHERE = "alert.told_elsewhere";
    static final String UNDELIVERED = "alert.undelivered";

    private static final Set<String> EVENTS =
            Set.of(TRANSITION, WITHHELD, ACKNOWLEDGED, SILENCED, TOLD, POSTPONED, ELSEWHERE, UNDELIVERED);

    /** Changes of a message and answers in its thread: they call nobody. */
    private static final Set<String> QUIET = Set.of("update", "note", "silence");

    static Optional<Report> of(LogEntry entry) {
        String event = entry.attributes().text("evt.name").orElse("");
        if (!EVENTS.contains(event)) {
            return Optional.empty();
        }
        return entry.attributes()
                .text("alert.incident")
                .filter(incident -> !incident.isEmpty())
                .map(incident -> new Report(entry, event, incident, to(entry)));
    }

    private static State to(LogEntry entry) {
        return entry.attributes().text("alert.to").map(State::of).orElse(State.NO_NEWS);
    }

    boolean is(String name) {
        return event.equals(name);
    }

    Instant at() {
        return entry.date();
    }

    /** An attribute; empty when there is none. */
    String text(String name) {
        return entry.attributes().text(name).orElse("");
    }

    /** An attribute that has several values, or one. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        entry.attributes().forEach((path, value) -> {
            if (path.equals(name) && !value.isEmpty()) {
                values.add(value);
            }
        });
        return values;
    }

    /** Whether the incident was over then. */
    boolean ends() {
        return to == State.OK || to == State.NO_DATA;
    }

    /** Whether a message was told that is no news, but a change of what people know. */
    boolean isQuiet() {
        return QUIET.contains(text("alert.action"));
    }

    /** Which instance tells of it: as it is called among others, or the host that it runs on. */
    String instance() {
        String named = text("alert.instance");
        return named.isEmpty() ? entry.host() : named;
    }

    /** Whether the instance shares its alerts with others. */
    boolean isShared() {
        return !text("alert.instance").isEmpty();
    }

    /** Why: of a change the words with which the entry's message ends, or else the reason's name. */
    String reason() {
        if (!is(TRANSITION) && !is(WITHHELD)) {
            return text("alert.reason");
        }
        String message = entry.message();
        int colon = message.indexOf(": ");
        boolean ours = message.startsWith("Alert ") || message.startsWith("Nobody is told that ");
        return ours && colon > 0
                ? message.substring(colon + 2)
                : text("alert.reason").replace('_', ' ');
    }

    Subject subject() {
        String env = entry.tags().stream()
                .filter(tag -> tag.startsWith("env:"))
                .map(tag -> tag.substring("env:".length()))
                .findFirst()
                .orElse("");
        return new Subject(entry.service(), env, text("alert.rule"), text("alert.group"));
    }
}
