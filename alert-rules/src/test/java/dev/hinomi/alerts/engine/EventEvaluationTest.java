package dev.hinomi.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import dev.hinomi.alerts.series.FleetAnswer;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Between two steps, and over what others answer. */
class EventEvaluationTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final String SERIES = "logs(\"a\")";

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<String> heard = new ArrayList<>();
    private double total;
    private FleetAnswer answer = new FleetAnswer.Unknown();
    private AlertEngine engine;
    private StateStore store = new MemoryStateStore();
    private List<Sample> groups = List.of();

    private AlertEngine engine(AlertRule... rules) {
        MeasurementSource source = new MeasurementSource() {
            @Override
            public Collection<Sample> sample(Set<String> metrics) {
                if (metrics.contains(SERIES + ".by(\"@x\")")) {
                    return groups;
                }
                return metrics.contains(SERIES)
                        ? List.of(Sample.cumulative(SERIES, Tags.NONE, total), Sample.gauge("m", Tags.NONE, 99))
                        : List.of(Sample.gauge("m", Tags.NONE, 99));
            }

            @Override
            public FleetSource fleet() {
                return query -> answer;
            }
        };
        AlertListener journal = new AlertListener() {
            @Override
            public void transitioned(Alert alert, Transition transition) {
                heard.add(alert.name() + " " + transition.to() + ":"
                        + transition.reason().key());
            }

            @Override
            public void evaluated(Alert alert, Measurement measurement, AlertState state) {
                if (measurement instanceof Measurement.Value value) {
                    heard.add(alert.name() + "=" + value.value());
                }
            }

            @Override
            public void failed(AlertRule rule, RuntimeException failure) {
                heard.add(rule.id() + ": " + failure.getMessage());
            }
        };
        return new AlertEngine(RuleSet.of(List.of(rules)), source, journal, new Pace(STEP, clock), store);
    }

    private static AlertRule logs(String window, String critical, Timing timing) {
        SearchMonitor query = (SearchMonitor) Monitor.parse("logs(\"a\").rollup(\"count\").last(\"" + window + "\")");
        return AlertRule.builder("logs", new Condition.Counted(query, Thresholds.critical(critical)))
                .timing(timing)
                .build();
    }

    private void step(AlertEngine stepped) {
        clock.advance(STEP);
        stepped.evaluateNow(Duration.ZERO);
    }

    @Test
    void anEventFiresItsRuleBetweenTwoStepsAndNoOtherRuleIsEvaluated() {
        AlertRule gauge = AlertRule.builder(
                        "gauge", (MetricMonitor) Monitor.parse("avg(last_1m):avg:m{*}"), Thresholds.critical("> 5"))
                .timing(Timing.IMMEDIATE.minSamples(3))
                .build();
        engine = engine(logs("1m", "> 0", Timing.IMMEDIATE), gauge);
        step(engine);
        heard.clear();
        total = 1;
        clock.advance(Duration.ofSeconds(1));
        engine.evaluateEvents();
        assertThat(heard).containsExactly("logs=1.0", "logs FIRING:critical_crossed");
    }

    @Test
    void aRuleThatWaitsIsNotEvaluatedBetweenTwoSteps() {
        engine = engine(logs("1m", "> 0", Timing.IMMEDIATE.pendingFor(Duration.ofMinutes(1))));
        step(engine);
        heard.clear();
        total = 1;
        engine.evaluateEvents();
        assertThat(heard).isEmpty();
    }

    @Test
    void howeverOftenItIsWokenTheWindowHoldsEveryEvent() {
        engine = engine(logs("1m", "> 1000000", Timing.IMMEDIATE));
        for (int event = 0; event < 300; event++) {
            total++;
            clock.advance(Duration.ofMillis(100));
            engine.evaluateEvents();
            if (event % 100 == 99) {
                engine.evaluateNow(Duration.ZERO);
            }
        }
        assertThat(heard).last().isEqualTo("logs=300.0");
        heard.clear();
        for (int step = 0; step < 7; step++) {
            step(engine);
        }
        assertThat(heard).last().isEqualTo("logs=0.0");
    }

    @Test
    void anEventLeavesTheWindow() {
        engine = engine(logs("1m", "> 1000000", Timing.IMMEDIATE));
        for (int step = 0; step < 14; step++) {
            total = step < 10 ? step + 1 : 10;
            step(engine);
        }
        assertThat(heard)
                .containsExactly(
                        "logs=1.0",
                        "logs OK:first_data",
                        "logs=2.0",
                        "logs=3.0",
                        "logs=4.0",
                        "logs=5.0",
                        "logs=6.0",
                        "logs=6.0",
                        "logs=6.0",
                        "logs=6.0",
                        "logs=6.0",
                        "logs=5.0",
                        "logs=4.0",
                        "logs=3.0",
                        "logs=2.0");
    }

    @Test
    void aRuleThatComesLaterCountsFromThenOnAndOneThatStaysGoesOn() {
        engine = engine(logs("1m", "> 1000000", Timing.IMMEDIATE));
        total = 5;
        step(engine);
        engine.reload(RuleSet.of(List.of(logs("1m", "> 9", Timing.IMMEDIATE))));
        total = 6;
        step(engine);
        assertThat(heard).last().isEqualTo("logs=6.0");
        engine.reload(RuleSet.of(List.of(logs("2m", "> 9", Timing.IMMEDIATE))));
        step(engine);
        total = 7;
        step(engine);
        assertThat(heard).last().isEqualTo("logs=1.0");
    }

    @Test
    void beforeTheFirstStepItIsThatStep() {
        engine = engine(logs("1m", "> 0", Timing.IMMEDIATE));
        total = 1;
        engine.evaluateEvents();
        assertThat(heard).contains("logs FIRING:critical_crossed");
    }

    @Test
    void aGroupInWhichNothingHappensAfterARestartRecovers() {
        SearchMonitor query = (SearchMonitor) Monitor.parse("logs(\"a\").rollup(\"count\").by(\"@x\").last(\"1m\")");
        AlertRule rule = AlertRule.builder("logs", new Condition.Counted(query, Thresholds.critical("> 0")))
                .build();
        groups = List.of(Sample.cumulative(SERIES + ".by(\"@x\")", Tags.of("@x:1"), 1));
        engine = engine(rule);
        step(engine);
        groups = List.of();
        engine = engine(rule);
        for (int step = 0; step < 10; step++) {
            step(engine);
        }
        assertThat(heard).last().isEqualTo("logs{@x:1}=0.0");
        assertThat(heard).contains("logs{@x:1} FIRING:critical_crossed", "logs{@x:1} OK:recovered");
    }

    private AlertRule fleet(Duration pendingFor) {
        MetricMonitor query = (MetricMonitor) Monitor.parse("avg(last_5m):p95:latency{*}");
        return AlertRule.builder("fleet", new Condition.Asked(query, Thresholds.critical("> 5")))
                .timing(Timing.IMMEDIATE.pendingFor(pendingFor))
                .build();
    }

    private void answers(double value) {
        answer = new FleetAnswer.Measured(
                clock.instant(), Duration.ofMinutes(1), Map.of(Tags.NONE, new Measurement.Value(value)));
    }

    private void steps(int count) {
        for (int index = 0; index < count; index++) {
            step(engine);
        }
    }

    @Test
    void everyAnswerIsDecidedOnOnce() {
        engine = engine(fleet(Duration.ZERO));
        steps(3);
        assertThat(heard).isEmpty();
        answers(9);
        steps(3);
        assertThat(heard).containsExactly("fleet=9.0", "fleet FIRING:critical_crossed");
        answers(1);
        steps(3);
        assertThat(heard).endsWith("fleet=1.0", "fleet OK:recovered");
    }

    @Test
    void anAnswerThatDoesNotComeResolvesNothingAndItsTimeDoesNotCount() {
        engine = engine(fleet(Duration.ofMinutes(3)));
        answers(9);
        steps(6);
        answers(9);
        steps(60);
        assertThat(heard).containsExactly("fleet=9.0", "fleet PENDING:crossed_for_now", "fleet=9.0");
        answers(9);
        steps(1);
        assertThat(heard).last().isEqualTo("fleet=9.0");
        steps(5);
        answers(9);
        steps(6);
        assertThat(heard).last().isEqualTo("fleet=9.0");
        answers(9);
        steps(1);
        assertThat(heard).last().isEqualTo("fleet FIRING:critical_crossed");
    }

    @Test
    void threeFailuresAreAnErrorThatKeepsTheState() {
        engine = engine(fleet(Duration.ZERO));
        answers(9);
        steps(1);
        for (int index = 0; index < 3; index++) {
            answer = new FleetAnswer.Failed(clock.instant(), "503");
            steps(2);
        }
        assertThat(heard)
                .containsExactly(
                        "fleet=9.0",
                        "fleet FIRING:critical_crossed",
                        "fleet: 503",
                        "fleet: 503",
                        "fleet: 503",
                        "fleet ERROR:evaluation_failed");
        answers(9);
        steps(1);
        assertThat(heard).endsWith("fleet=9.0", "fleet FIRING:evaluated_again");
    }
}
