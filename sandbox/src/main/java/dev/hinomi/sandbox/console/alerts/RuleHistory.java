package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.chart.Series;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rules and their changes out of log entries: {@code evt.name} {@code alert.rule} tells of a rule, {@code
 * alert.transition} of a change. Thread-safe.
 */
final class RuleHistory {
    private static final String RULE = "alert.rule";
    private static final String TRANSITION = "alert.transition";
    private static final String VALUES = "hinomi.alerts.value";
    private static final int SPARK_HEIGHT = 40;

    private final Store store;

    RuleHistory(Store store) {
        this.store = store;
    }

    List<Rule> rules(Instant now) {
        Map<String, List<LogEntry>> told = new LinkedHashMap<>();
        for (LogEntry entry : store.logs().all()) {
            String event = Transition.text(entry.attributes(), "evt.name");
            if (event.equals(RULE) || event.equals(TRANSITION)) {
                told.computeIfAbsent(id(entry), id -> new ArrayList<>()).add(entry);
            }
        }
        return told.entrySet().stream()
                .map(rule -> rule(rule.getKey(), rule.getValue(), now))
                .sorted(Comparator.comparing(Rule::state).thenComparing(Rule::id))
                .toList();
    }

    private static String id(LogEntry entry) {
        String id = Transition.text(entry.attributes(), "alert.rule");
        return id.startsWith("{") ? Transition.text(entry.attributes(), "alert.rule.id") : id;
    }

    private Rule rule(String id, List<LogEntry> told, Instant now) {
        List<Transition> changes = told.stream()
                .filter(entry -> Transition.text(entry.attributes(), "evt.name").equals(TRANSITION))
                .map(Transition::of)
                .sorted(Comparator.comparing(Transition::at))
                .toList();
        List<Transition> newestFirst = new ArrayList<>(changes);
        Collections.reverse(newestFirst);
        String title = newest(told, "alert.title");
        return new Rule(
                id,
                title.isEmpty() ? id : title,
                newest(told, "alert.query"),
                newest(told, "alert.threshold"),
                groups(changes),
                newestFirst,
                Timeline.of(changes, now),
                spark(id));
    }

    private static String newest(List<LogEntry> told, String path) {
        String newest = "";
        for (LogEntry entry : told) {
            Attributes attributes = entry.attributes();
            newest = attributes.text(path).orElse(newest);
        }
        return newest;
    }

    private static List<Rule.Group> groups(List<Transition> oldestFirst) {
        Map<String, Transition> latest = new LinkedHashMap<>();
        oldestFirst.forEach(change -> latest.put(change.group(), change));
        return latest.entrySet().stream()
                .map(group -> new Rule.Group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(
                                (Rule.Group group) -> group.latest().to())
                        .thenComparing(Rule.Group::name))
                .toList();
    }

    private Html spark(String id) {
        List<Series> lines = store
                .metrics()
                .find(key -> key.metric().equals(VALUES)
                        && (key.tags().contains("rule:" + id) || key.tags().contains("alert:" + id)))
                .stream()
                .map(series -> new Series(
                        String.join(", ", series.key().tags()),
                        series.points().stream()
                                .map(point -> new Series.Point(point.epochSecond(), point.value()))
                                .toList()))
                .toList();
        return lines.isEmpty() ? Html.EMPTY : new LineChart(lines, SPARK_HEIGHT).svg("Value over time");
    }
}
