package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.AlertRuleBuilder;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine by hand: gauges are set, steps are taken, and what people are told is written down. */
final class EngineRun implements AlertListener {

    static final Duration STEP = Duration.ofSeconds(10);

    final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    final List<String> transitions = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<String> incidents = new ArrayList<>();
    final List<String> values = new ArrayList<>();
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private Wards wards = Wards.of(new MemoryStateStore());
    private AlertEngine engine;

    EngineRun(AlertRule... rules) {
        engine = create(rules);
    }

    private AlertEngine create(AlertRule... rules) {
        return create(RuleSet.of(List.of(rules)));
    }

    private AlertEngine create(RuleSet rules) {
        return new AlertEngine(rules, metrics -> List.copyOf(samples.values()), this, new Pace(STEP, clock), wards);
    }

    static AlertRuleBuilder rule(String id, String query, String critical) {
        return AlertRule.builder(id, (MetricMonitor) Monitor.parse(query), Thresholds.critical(critical));
    }

    EngineRun store(StateStore other, AlertRule... rules) {
        return store(Wards.of(other), rules);
    }

    EngineRun store(Wards others, AlertRule... rules) {
        wards = others;
        engine = create(rules);
        return this;
    }

    /** The process ends, and begins again after this time: it remembers what the store does, and no points. */
    void restart(Duration down, AlertRule... rules) {
        restart(down, RuleSet.of(List.of(rules)));
    }

    void restart(Duration down, RuleSet rules) {
        samples.clear();
        clock.advance(down);
        engine = create(rules);
    }

    void reload(AlertRule... rules) {
        reload(RuleSet.of(List.of(rules)));
    }

    void reload(RuleSet rules) {
        engine.reload(rules);
    }

    /** A file in which something could not be read. */
    static RuleSet withErrors(AlertRule... left) {
        return new RuleSet(List.of(left), List.of(), false);
    }

    EngineRun gauge(String metric, double value, String... tags) {
        samples.put(metric + List.of(tags), Sample.gauge(metric, Tags.of(tags), value));
        return this;
    }

    EngineRun total(String metric, double value, String... tags) {
        samples.put(metric + List.of(tags), Sample.cumulative(metric, Tags.of(tags), value));
        return this;
    }

    EngineRun steps(int count) {
        for (int index = 0; index < count; index++) {
            clock.advance(STEP);
            engine.evaluateNow(Duration.ZERO);
        }
        return this;
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        transitions.add(
                alert.name() + " " + transition.to() + ":" + transition.reason().key());
        transition
                .value()
                .ifPresent(value -> values.add(value + " "
                        + transition.threshold().map(Object::toString).orElse("-")));
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Now now) {
            told.add(alert.name() + " " + now.transition().to() + ":"
                    + now.transition().reason().key());
            alerts.add(alert);
            incidents.add(now.transition().incident().orElseThrow().id());
        }
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        transitions.add("store: " + failure.getMessage());
    }
}
