package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evaluates the alerts of one rule and remembers their states. Not safe for use by several threads. */
final class RuleEvaluation {

    /** How many groups of one rule have a state at most; further groups are not evaluated. */
    static final int MOST_GROUPS = 1_000;

    private final AlertRule rule;
    private final WindowEvaluation window;
    private final Map<Tags, AlertState> states = new LinkedHashMap<>();
    private boolean refusing;

    RuleEvaluation(AlertRule rule) {
        this.rule = rule;
        this.window = new WindowEvaluation(rule.query());
    }

    AlertRule rule() {
        return rule;
    }

    /** Whether a group was not evaluated because there are too many. */
    boolean isRefusing() {
        return refusing;
    }

    Duration history() {
        return window.history();
    }

    void evaluate(SeriesStore store, Instant now, AlertListener listener) {
        Map<Tags, Measurement> measurements = new HashMap<>(window.evaluate(store, now));
        states.keySet()
                .forEach(
                        group -> measurements.putIfAbsent(group, new Measurement.NoData(Measurement.Reason.NO_SERIES)));
        measurements.forEach((group, measurement) -> {
            if (states.containsKey(group) || states.size() < MOST_GROUPS) {
                evaluate(new Alert(rule, group), measurement, now, listener);
            } else {
                refusing = true;
            }
        });
    }

    private void evaluate(Alert alert, Measurement measurement, Instant now, AlertListener listener) {
        AlertState before = states.getOrDefault(alert.group(), AlertState.initial(now));
        Verdict verdict = new AlertEvaluator(alert).evaluate(measurement, before, now);
        states.put(alert.group(), verdict.state());
        listener.evaluated(alert, measurement, verdict.state());
        verdict.transition().ifPresent(transition -> listener.transitioned(alert, transition));
    }

    void skip(Duration gap) {
        states.replaceAll((group, state) -> state.afterGap(gap));
    }
}
