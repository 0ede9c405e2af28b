package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Address;
import java.util.List;

/**
 * A rule as far as log entries told of it.
 *
 * @param id its id
 * @param title its title
 * @param query its query; empty when it was not told
 * @param threshold its threshold; empty when it was not told
 * @param groups the state of each group, the worst first; one without a name for a rule without groups
 * @param transitions its changes, newest first
 * @param timeline its states over time, markup for the page
 * @param spark its value over time, markup for the page; empty when it was not sent as a metric
 */
public record Rule(
        String id,
        String title,
        String query,
        String threshold,
        List<Group> groups,
        List<Transition> transitions,
        Html timeline,
        Html spark) {

    /**
     * One group of a rule.
     *
     * @param name its name; empty for a rule without groups
     * @param latest its last change
     */
    public record Group(String name, Transition latest) {}

    /**
     * How it stands: as its worst group.
     *
     * @return the state
     */
    public State state() {
        return groups.isEmpty() ? State.NO_NEWS : groups.get(0).latest().to();
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
