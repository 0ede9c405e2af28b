package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a test expects of one rule. All times count from the start of the test. */
public sealed interface Expectation {

    /** What it is about. */
    Subject subject();

    /**
     * What an expectation is about.
     *
     * @param place where it stands, such as {@code rules.test.yml:14:9}
     * @param rule the rule's id
     * @param group the group; all of them, or the only one, when empty
     */
    record Subject(String place, String rule, Optional<Tags> group) {}

    /**
     * How an alert stands at a moment. What is empty is not looked at.
     *
     * @param subject which alert
     * @param at when
     * @param state its state
     * @param value the value as messages show it, such as {@code 7.3%}, or {@code no data}
     * @param message what its channel shows, or {@code none}
     * @param mentions who that message called by name
     */
    record Moment(
            Subject subject,
            Duration at,
            Optional<Status> state,
            Optional<String> value,
            Optional<String> message,
            Optional<List<String>> mentions)
            implements Expectation {}

    /**
     * Everything that happens in a time. What is empty is not looked at; an empty list says that nothing does.
     *
     * @param subject in which alerts
     * @param from when it begins; what happens at that very moment does not belong to it
     * @param until when it ends, at the end of the test if it is empty
     * @param transitions every change of state
     * @param messages every message and every edit of one
     */
    record Course(
            Subject subject,
            Duration from,
            Optional<Duration> until,
            Optional<List<Change>> transitions,
            Optional<List<Told>> messages)
            implements Expectation {}

    /**
     * A change of state.
     *
     * @param place where it stands
     * @param at when
     * @param to the state that begins
     * @param reason why; any when empty
     */
    record Change(String place, Duration at, Status to, Optional<Reason> reason) {}

    /**
     * A message.
     *
     * @param place where it stands
     * @param at when
     * @param text its headline
     */
    record Told(String place, Duration at, String text) {}
}
