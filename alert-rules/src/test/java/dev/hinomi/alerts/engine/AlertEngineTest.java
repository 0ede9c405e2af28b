package dev.hinomi.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AlertEngineTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<Sample> samples = new ArrayList<>();
    private final List<Set<String>> asked = new ArrayList<>();
    private final Journal journal = new Journal();

    /** Writes down what it is told. */
    private static final class Journal implements AlertListener {
        private final List<String> lines = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> incidents = new ArrayList<>();

        @Override
        public void attended(Alert alert, Telling telling) {
            incidents.add(telling.transition().incident().orElseThrow().id());
            told.add(
                    telling instanceof Telling.Withheld withheld
                            ? "not " + alert.name() + ": "
                                    + withheld.because().orElseThrow().key()
                            : alert.name() + " " + telling.transition().to());
        }

        @Override
        public void ruleLoaded(AlertRule rule) {
            lines.add("loaded " + rule.id());
        }

        @Override
        public void transitioned(Alert alert, Transition transition) {
            lines.add(alert.name() + " " + transition.from() + "->" + transition.to());
        }

        @Override
        public void failed(AlertRule rule, RuntimeException failure) {
            lines.add("failed " + rule.id() + " " + failure.getMessage());
        }

        @Override
        public void limitReached(String what) {
            lines.add(what);
        }

        @Override
        public void gap(Duration duration) {
            lines.add("gap " + duration);
        }
    }

    private AlertEngine engine(AlertListener listener, AlertRule... rules) {
        return new AlertEngine(
                List.of(rules),
                metrics -> {
                    asked.add(metrics);
                    return List.copyOf(samples);
                },
                listener,
                new Pace(STEP, clock));
    }

    private static AlertRule rule(String id, String query) {
        return AlertRule.builder(id, (MetricMonitor) Monitor.parse(query), Thresholds.critical("> 5"))
                .build();
    }

    private void gauge(String metric, double value, String... tags) {
        samples.add(Sample.gauge(metric, Tags.of(tags), value));
    }

    private void step(AlertEngine engine) {
        clock.advance(STEP);
        assertThat(engine.evaluateNow(Duration.ZERO)).isTrue();
    }

    @Test
    void asksTheSourceForTheMetricsOfItsRulesAlone() {
        step(engine(journal, rule("a", "avg(last_1m):avg:m{*} / avg:n{*}")));
        assertThat(asked).containsExactly(Set.of("m", "n"));
    }

    @Test
    void everyGroupHasAStateOfItsOwn() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*} by {host}"));
        gauge("m", 9, "host:x");
        gauge("m", 1, "host:y");
        step(engine);
        assertThat(journal.lines).containsExactlyInAnyOrder("a{host:x} NO_DATA->FIRING", "a{host:y} NO_DATA->OK");
    }

    @Test
    void groupsBeyondTheLimitAreNotEvaluatedAndThatIsToldOnce() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*} by {host}"));
        for (int index = 0; index <= RuleEvaluation.MOST_GROUPS; index++) {
            gauge("m", 1, "host:" + index);
        }
        step(engine);
        step(engine);
        assertThat(journal.lines)
                .hasSize(RuleEvaluation.MOST_GROUPS + 1)
                .last()
                .isEqualTo("the rule a has more than 1000 groups; split it by fewer tags");
    }

    @Test
    void aGroupThatFallsSilentKeepsItsIncident() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*} by {host}"));
        gauge("m", 9, "host:x");
        step(engine);
        samples.clear();
        for (int index = 0; index < 30; index++) {
            step(engine);
        }
        assertThat(journal.lines).containsExactly("a{host:x} NO_DATA->FIRING");
    }

    @Test
    void aListenerThatThrowsStopsNoRule() {
        AlertListener throwing = new AlertListener() {
            @Override
            public void evaluated(Alert alert, Measurement measurement, AlertState state) {
                throw new IllegalStateException("broken");
            }
        };
        AlertEngine engine = engine(
                AlertListener.all(List.of(throwing, journal)),
                rule("a", "max(last_1m):max:m{*}"),
                rule("b", "max(last_1m):max:m{*}"));
        gauge("m", 9);
        step(engine);
        assertThat(journal.lines).containsExactly("a NO_DATA->FIRING", "b NO_DATA->FIRING");
    }

    @Test
    void aSourceThatFailsOnceIsAskedAgainAtTheNextStep() {
        List<RuntimeException> failures = new ArrayList<>(List.of(new IllegalStateException("broken")));
        AlertEngine engine = new AlertEngine(
                List.of(rule("a", "max(last_1m):max:m{*}")),
                metrics -> {
                    if (!failures.isEmpty()) {
                        throw failures.remove(0);
                    }
                    return List.of(Sample.gauge("m", Tags.NONE, 9));
                },
                journal,
                new Pace(STEP, clock));
        assertThatThrownBy(() -> engine.evaluateNow(Duration.ZERO)).hasMessage("broken");
        step(engine);
        assertThat(journal.lines).containsExactly("a NO_DATA->FIRING");
    }

    @Test
    void theTimeInWhichTheSourceFailedIsAGap() {
        List<RuntimeException> failures = new ArrayList<>();
        AlertEngine engine = new AlertEngine(
                List.of(rule("a", "max(last_1m):max:m{*}")),
                metrics -> {
                    if (!failures.isEmpty()) {
                        throw failures.get(0);
                    }
                    return List.of(Sample.gauge("m", Tags.NONE, 9));
                },
                journal,
                new Pace(STEP, clock));
        step(engine);
        failures.add(new IllegalStateException("broken"));
        for (int index = 0; index < 5; index++) {
            clock.advance(STEP);
            assertThatThrownBy(() -> engine.evaluateNow(Duration.ZERO)).hasMessage("broken");
        }
        failures.clear();
        step(engine);
        assertThat(journal.lines).containsExactly("a NO_DATA->FIRING", "gap PT1M");
    }

    @Test
    void aLateStepIsAGapInWhichNothingResolves() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*}"));
        gauge("m", 9);
        step(engine);
        samples.clear();
        gauge("m", 1);
        clock.advance(Duration.ofMinutes(10));
        step(engine);
        assertThat(journal.lines).containsExactly("a NO_DATA->FIRING", "gap PT10M10S");
        step(engine);
        assertThat(journal.lines).last().isEqualTo("a FIRING->OK");
    }

    @Test
    void aNewGroupIsEvaluatedAfterItsDelayAndOneThatIsKnownAtOnce() {
        AlertEngine engine = engine(
                journal,
                AlertRule.builder(
                                "a",
                                (MetricMonitor) Monitor.parse("max(last_1m):max:m{*} by {host}"),
                                Thresholds.critical("> 5"))
                        .timing(Timing.IMMEDIATE.newGroupDelay(Duration.ofSeconds(20)))
                        .build());
        gauge("m", 9, "host:x");
        step(engine);
        step(engine);
        assertThat(journal.lines).isEmpty();
        step(engine);
        assertThat(journal.lines).containsExactly("a{host:x} NO_DATA->FIRING");
    }

    @Test
    void anIncidentOfAnotherRuleExplainsTheGroupsThatAgreeWithIt() {
        AlertRule source = rule("source", "max(last_1m):max:m{*} by {host}");
        AlertRule target = AlertRule.builder(
                        "a",
                        (MetricMonitor) Monitor.parse("max(last_1m):max:n{*} by {host,disk}"),
                        Thresholds.critical("> 5"))
                .attention(Attention.ALWAYS.inhibitedBy(Set.of("source")))
                .build();
        AlertEngine engine = engine(journal, target, source);
        gauge("m", 9, "host:x");
        gauge("m", 1, "host:y");
        gauge("n", 9, "host:x", "disk:1");
        gauge("n", 9, "host:y", "disk:1");
        step(engine);
        assertThat(journal.told)
                .containsExactlyInAnyOrder(
                        "source{host:x} FIRING", "a{disk:1,host:y} FIRING", "not a{disk:1,host:x}: inhibited");
        samples.remove(0);
        for (int index = 0; index < 7; index++) {
            gauge("m", 1, "host:x");
            step(engine);
        }
        assertThat(journal.told).contains("source{host:x} OK", "a{disk:1,host:x} FIRING");
    }

    @Test
    void outsideOfItsHoursARuleIsEvaluatedButNobodyIsTold() {
        AlertEngine engine = engine(
                journal,
                AlertRule.builder(
                                "a", (MetricMonitor) Monitor.parse("max(last_1m):max:m{*}"), Thresholds.critical("> 5"))
                        .attention(Attention.ALWAYS.active(ActiveHours.of("09:01-10:00 UTC")))
                        .build());
        gauge("m", 9);
        step(engine);
        assertThat(journal.lines).containsExactly("a NO_DATA->FIRING");
        assertThat(journal.told).containsExactly("not a: off_hours");
        for (int index = 0; index < 6; index++) {
            step(engine);
        }
        assertThat(journal.told).containsExactly("not a: off_hours", "a FIRING");
    }

    @Test
    void aSilenceCoversWhatEveryOneOfItsKeysMatches() {
        Silence silence =
                new Silence("s", "test", Map.of("rule", List.of("a*"), "host", List.of("x", "z")), moment -> true);
        AlertEngine engine = new AlertEngine(
                new RuleSet(List.of(rule("ab", "max(last_1m):max:m{*} by {host}")), List.of(silence)),
                metrics -> List.copyOf(samples),
                journal,
                new Pace(STEP, clock),
                new MemoryStateStore());
        gauge("m", 9, "host:x");
        gauge("m", 9, "host:y");
        step(engine);
        assertThat(journal.told).containsExactlyInAnyOrder("not ab{host:x}: silenced", "ab{host:y} FIRING");
    }

    @Test
    void acknowledgesAnOpenIncidentAndNoOther() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*}"));
        gauge("m", 9);
        step(engine);
        assertThat(engine.acknowledge(journal.incidents.get(0), "ai")).isTrue();
        assertThat(engine.acknowledge("other", "ai")).isFalse();
    }

    @Test
    void whoWantsSilenceHearsOfTheEndAndOfNoFurtherIncidentOfTheSameGroupUntilThen() {
        AtomicReference<AskedSilences> asked = new AtomicReference<>(AskedSilences.NONE);
        AlertRule rule = rule("a", "max(last_1m):max:m{*} by {host}");
        AlertEngine engine = new AlertEngine(
                RuleSet.of(List.of(rule)),
                metrics -> List.copyOf(samples),
                journal,
                new Pace(STEP, clock),
                Wards.of(new MemoryStateStore(), asked::get));
        gauge("m", 9, "host:x");
        gauge("m", 1, "host:y");
        step(engine);
        Instant until = clock.instant().plus(Duration.ofMinutes(12));
        asked.set(AskedSilences.NONE.with(new AskedSilence("a", Tags.of("host:x"), "ai", until)));
        become(engine, 1, 1);
        become(engine, 9, 9);
        assertThat(journal.told)
                .containsExactly("a{host:x} FIRING", "a{host:x} OK", "not a{host:x}: silenced", "a{host:y} FIRING");
        become(engine, 9, 9);
        assertThat(journal.told).endsWith("a{host:x} FIRING").hasSize(5);
    }

    /** Five minutes with these values. */
    private void become(AlertEngine engine, double ofX, double ofY) {
        samples.clear();
        gauge("m", ofX, "host:x");
        gauge("m", ofY, "host:y");
        for (int index = 0; index < 30; index++) {
            step(engine);
        }
    }

    @Test
    void announcesEveryRule() {
        engine(journal, rule("a", "max(last_1m):max:m{*}"), rule("b", "max(last_1m):max:m{*}"))
                .announceRules();
        assertThat(journal.lines).containsExactly("loaded a", "loaded b");
    }

    @Test
    void aStepThatIsNotDueYetIsSkipped() {
        AlertEngine engine = engine(journal, rule("a", "max(last_1m):max:m{*}"));
        engine.stepIfDue();
        clock.advance(Duration.ofSeconds(1));
        engine.stepIfDue();
        clock.advance(Duration.ofSeconds(9));
        engine.stepIfDue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void refusesAStepOfNoLength() {
        assertThatThrownBy(() -> new Pace(Duration.ZERO, clock)).hasMessageContaining("must be 100 ms or longer");
    }

    @Test
    void theSteadyClockIgnoresCorrectionsOfTheWallClock() {
        ManualClock wall = ManualClock.at("2026-11-23T09:00:00Z");
        SteadyClock steady = new SteadyClock(wall, clock);
        wall.advance(Duration.ofHours(1));
        clock.advance(Duration.ofSeconds(3));
        assertThat(steady.instant()).isEqualTo("2026-11-23T09:00:03Z");
    }
}
