package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.backtest.Backtest;
import dev.hinomi.alerts.backtest.Grid;
import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.backtest.RecordedSeries;
import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.TestCase;
import dev.hinomi.alerts.spec.TestEvents;
import dev.hinomi.alerts.spec.TestSeries;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Rules over imagined series, with all that happened written down. Times count from the start. */
final class Trial {

    private final TestCase.Clock clock;
    private final List<Happened> transitions = new ArrayList<>();
    private final Backtest backtest;
    private final Duration length;

    /**
     * A change of state.
     *
     * @param alert which alert's
     * @param transition what changed
     */
    record Happened(Alert alert, Transition transition) {}

    Trial(LoadedRules rules, TestCase.Clock clock, List<TestSeries> series, List<TestEvents> events) {
        this.clock = clock;
        History history = new History();
        series.forEach(one -> record(one, history));
        new ImaginedEvents(clock, events).record(rules.rules(), history);
        int longest = Stream.concat(
                        series.stream().map(TestSeries::values), events.stream().map(TestEvents::values))
                .mapToInt(List::size)
                .max()
                .orElse(1);
        this.length = clock.interval().multipliedBy(Math.max(0, longest - 1));
        this.backtest = new Backtest(rules, history, new Grid(clock.start(), clock.step()), new AlertListener() {
            @Override
            public void transitioned(Alert alert, Transition transition) {
                transitions.add(new Happened(alert, transition));
            }
        });
    }

    private void record(TestSeries imagined, History history) {
        RecordedSeries recorded = imagined.kind() == TestSeries.Kind.COUNT
                ? history.count(imagined.key())
                : history.gauge(imagined.key());
        long interval = clock.interval().toMillis();
        for (int index = 0; index < imagined.values().size(); index++) {
            OptionalDouble value = imagined.values().get(index);
            if (value.isPresent()) {
                recorded.add(clock.start().toEpochMilli() + index * interval, value.getAsDouble());
            }
        }
    }

    /** The time of the last value of any series. */
    Duration length() {
        return length;
    }

    void runUntil(Duration at) {
        backtest.runUntil(clock.start().plus(at));
    }

    /** The time of the latest step. */
    Instant now() {
        return backtest.now();
    }

    Map<Tags, Situation> situations(String rule) {
        return backtest.situations(rule);
    }

    /** Changes of state of a rule so far. */
    List<Happened> transitions(String rule) {
        return transitions.stream()
                .filter(happened -> happened.alert().rule().id().equals(rule))
                .toList();
    }

    /** What people were told of a rule so far. */
    List<Message> messages(String rule) {
        return backtest.messages().stream()
                .filter(message -> message.notification().alert().rule().id().equals(rule))
                .toList();
    }

    /** The time since the start. */
    Duration since(Instant moment) {
        return Duration.between(clock.start(), moment);
    }
}
