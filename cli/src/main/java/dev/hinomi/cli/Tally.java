package dev.hinomi.cli;

import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts, for each rule, what people would have heard of it. Not safe for use by several threads. */
final class Tally implements AlertListener {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private static final class Row {
        private int incidents;
        private int messages;
        private int calls;
        private final Map<String, Integer> withheld = new TreeMap<>();
        private String failure = "";
    }

    Tally(List<AlertRule> rules) {
        rules.forEach(rule -> rows.put(rule.id(), new Row()));
    }

    private Row row(AlertRule rule) {
        return rows.computeIfAbsent(rule.id(), id -> new Row());
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        boolean before = isIncident(transition.from());
        if (!before && isIncident(transition.to())) {
            row(alert.rule()).incidents++;
        }
    }

    private static boolean isIncident(Status status) {
        return status == Status.WARN || status == Status.FIRING || status == Status.RECOVERING;
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Withheld withheld
                && !withheld.transition().isResolution()) {
            row(alert.rule())
                    .withheld
                    .merge(withheld.because().map(Overlay::key).orElse("ended"), 1, Integer::sum);
        }
    }

    @Override
    public void failed(AlertRule rule, RuntimeException failure) {
        row(rule).failure = "cannot be evaluated: " + failure.getMessage();
    }

    void add(List<Message> messages) {
        messages.stream().filter(Message::isNew).forEach(message -> {
            Row row = row(message.notification().alert().rule());
            row.messages++;
            row.calls += message.mentions().isEmpty() ? 0 : 1;
        });
    }

    /** A line for each rule, below a head. */
    List<String> table() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        String form = "%-" + Math.max(4, width) + "s  %9s  %8s  %5s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(form, "rule", "incidents", "messages", "calls", "not told"));
        rows.forEach((id, row) -> {
            String withheld = row.withheld.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            String rest = (withheld.isEmpty() ? "0" : withheld) + (row.failure.isEmpty() ? "" : "; " + row.failure);
            lines.add(String.format(form, id, row.incidents, row.messages, row.calls, rest));
        });
        return lines;
    }
}
