package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Address;
import java.time.Instant;
import java.util.List;

/**
 * A rule as far as log entries and metrics told of it.
 *
 * @param id its id
 * @param title its title
 * @param query its query; empty when it was not told
 * @param thresholds its thresholds in words; empty when they were not told
 * @param groups the state of each group, the worst first; one without a name for a rule without groups
 * @param transitions its changes, newest first
 * @param troubles what went wrong with evaluating it or telling people, newest first
 */
public record Rule(
        String id,
        String title,
        String query,
        String thresholds,
        List<Group> groups,
        List<Transition> transitions,
        List<Trouble> troubles) {

    /**
     * One group of a rule.
     *
     * @param name its name; empty for a rule without groups
     * @param latest its last change, or what was measured last when it never changed
     * @param timeline its states over time, markup for the page; empty when it never changed
     * @param spark its value over time, markup for the page; empty when it was not sent as a metric
     */
    public record Group(String name, Transition latest, Html timeline, Html spark) {}

    /**
     * Something that went wrong with the rule itself.
     *
     * @param logId the log entry
     * @param at when
     * @param message what
     */
    public record Trouble(long logId, Instant at, String message) {}

    /**
     * How it stands: as its worst group.
     *
     * @return the state
     */
    public State state() {
        return groups.isEmpty() ? State.NO_NEWS : groups.get(0).latest().to();
    }

    /**
     * Whether it has groups.
     *
     * @return whether any of its changes names one
     */
    public boolean grouped() {
        return transitions.stream().anyMatch(change -> !change.group().isEmpty());
    }

    /**
     * Its page.
     *
     * @return an address
     */
    public Address address() {
        return Address.of("alerts", id);
    }
}
