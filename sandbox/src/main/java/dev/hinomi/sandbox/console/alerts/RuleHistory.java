package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads rules and their changes out of log entries: {@code evt.name} {@code alert.rule} tells of a rule, {@code
 * alert.transition} of a change, {@code alert.failure} and {@code alert.undelivered} of trouble. Thread-safe.
 */
final class RuleHistory {
    private static final String TRANSITION = "alert.transition";
    private static final Set<String> TROUBLES = Set.of("alert.failure", "alert.undelivered");
    private static final Set<String> EVENTS = Set.of("alert.rule", TRANSITION, "alert.failure", "alert.undelivered");

    private static final List<String> LEVELS = List.of("critical", "warning", "recovery");

    private final Store store;

    RuleHistory(Store store) {
        this.store = store;
    }

    List<Rule> rules(Instant now) {
        Map<String, List<LogEntry>> told = new LinkedHashMap<>();
        for (LogEntry entry : store.logs().all()) {
            String id = Transition.text(entry, "alert.rule");
            if (!id.isEmpty() && EVENTS.contains(event(entry))) {
                told.computeIfAbsent(id, rule -> new ArrayList<>()).add(entry);
            }
        }
        return told.entrySet().stream()
                .map(rule -> rule(rule.getKey(), rule.getValue(), now))
                .sorted(Comparator.comparing(Rule::state).thenComparing(Rule::id))
                .toList();
    }

    private static String event(LogEntry entry) {
        return Transition.text(entry, "evt.name");
    }

    private Rule rule(String id, List<LogEntry> told, Instant now) {
        List<Transition> changes = told.stream()
                .filter(entry -> event(entry).equals(TRANSITION))
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
                thresholds(told),
                groups(id, changes, new Drawing(now, Thresholds.of(LEVELS, level -> newest(told, "alert." + level)))),
                newestFirst,
                troubles(told));
    }

    /** What the drawings of all groups of a rule share. */
    private record Drawing(Instant now, List<LineChart.Mark> thresholds) {}

    private static String thresholds(List<LogEntry> told) {
        List<String> words = new ArrayList<>();
        for (String level : LEVELS) {
            String threshold = newest(told, "alert." + level);
            if (!threshold.isEmpty()) {
                words.add(level + " " + threshold);
            }
        }
        return String.join(", ", words);
    }

    private static String newest(List<LogEntry> told, String path) {
        String newest = "";
        for (LogEntry entry : told) {
            newest = entry.attributes().text(path).orElse(newest);
        }
        return newest;
    }

    private List<Rule.Group> groups(String id, List<Transition> oldestFirst, Drawing drawing) {
        RuleGauges gauges = new RuleGauges(store.metrics(), id);
        Map<String, Transition> latest = new TreeMap<>();
        Map<String, List<Transition>> changes = new TreeMap<>();
        for (Transition change : oldestFirst) {
            latest.put(change.group(), change);
            changes.computeIfAbsent(change.group(), group -> new ArrayList<>()).add(change);
        }
        latest.putAll(gauges.measuredBut(changes.keySet()));
        return latest.entrySet().stream()
                .map(group -> new Rule.Group(
                        group.getKey(),
                        group.getValue(),
                        changes.containsKey(group.getKey())
                                ? Timeline.of(changes.get(group.getKey()), drawing.now())
                                : Html.EMPTY,
                        gauges.spark(group.getKey(), drawing.thresholds())))
                .sorted(Comparator.comparing(group -> group.latest().to()))
                .toList();
    }

    private static List<Rule.Trouble> troubles(List<LogEntry> told) {
        return told.stream()
                .filter(entry -> TROUBLES.contains(event(entry)))
                .map(entry -> new Rule.Trouble(entry.id(), entry.date(), entry.message()))
                .sorted(Comparator.comparing(Rule.Trouble::at).reversed())
                .toList();
    }
}
