package dev.hinomi.alerts.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertEvaluatorTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(1);

    /** One value a minute, "-" for none; the transitions they lead to, and what is open in the end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a healthy first value ends the time without data            | > 5             | 1       | OK:first_data
            no value at all is not healthy                               | > 5             | - -     |
            a value beyond critical fires at once                        | > 5             | 6       | FIRING:critical_crossed
            the threshold itself is not beyond it                        | > 5             | 5       | OK:first_data
            the first healthy value ends it without recovery threshold   | > 5             | 6 5     | FIRING:critical_crossed OK:recovered
            it does not fire again while it fires                        | > 5             | 6 7 8   | FIRING:critical_crossed
            a value beyond warning warns                                 | > 5 warn > 2    | 3       | WARN:warning_crossed
            a warning that worsens is raised                             | > 5 warn > 2    | 3 6     | WARN:warning_crossed FIRING:raised_to_critical
            a critical one that eases is lowered                         | > 5 warn > 2    | 6 3     | FIRING:critical_crossed LOWERED
            a lowered one ends like a warning                            | > 5 warn > 2    | 6 3 1   | FIRING:critical_crossed LOWERED OK:recovered
            below critical is not recovered with a recovery threshold    | > 5 rec < 1     | 6 3 2   | FIRING:critical_crossed
            at the recovery threshold is not yet beyond it               | > 5 rec < 1     | 6 1     | FIRING:critical_crossed
            beyond the recovery threshold ends it                        | > 5 rec < 1     | 6 3 0   | FIRING:critical_crossed OK:recovered
            between recovery and warning nothing begins                  | > 5 warn > 2 rec < 1 | 1.5  | OK:first_data
            a recovery threshold also holds a warning                    | > 5 warn > 2 rec < 1 | 3 1.5 0 | WARN:warning_crossed OK:recovered
            a critical one stays so until the recovery threshold         | > 5 warn > 2 rec < 1 | 6 3 0 | FIRING:critical_crossed OK:recovered
            healthy values must last as long as the rule asks            | > 5 keep 2      | 6 1 1   | FIRING:critical_crossed RECOVERING:healthy_for_now
            and then end it                                              | > 5 keep 2      | 6 1 1 1 | FIRING:critical_crossed RECOVERING:healthy_for_now OK:recovered
            a bad value while recovering continues the incident          | > 5 keep 2      | 6 1 6   | FIRING:critical_crossed RECOVERING:healthy_for_now FIRING:not_recovered
            and the wait starts anew                                     | > 5 keep 2      | 6 1 6 1 1 | FIRING:critical_crossed RECOVERING:healthy_for_now FIRING:not_recovered RECOVERING:healthy_for_now
            a warning recovers slowly too                                | > 5 warn > 2 keep 1 | 3 1 1 | WARN:warning_crossed RECOVERING:healthy_for_now OK:recovered
            a value in between while recovering continues the incident   | > 5 rec < 1 keep 2 | 6 0 3 | FIRING:critical_crossed RECOVERING:healthy_for_now FIRING:not_recovered
            a lower threshold fires on small values                      | < 1             | 0       | FIRING:critical_crossed
            and ends on greater ones                                     | < 1 rec > 3     | 0 2 4   | FIRING:critical_crossed OK:recovered
            keep: missing data leave an incident open                    | > 5             | 6 - -   | FIRING:critical_crossed
            keep: missing data end what was healthy                      | > 5             | 1 -     | OK:first_data NO_DATA:data_stopped
            keep: data that return are healthy again                     | > 5             | 1 - 1   | OK:first_data NO_DATA:data_stopped OK:first_data
            keep: missing data do not count as healthy time              | > 5 keep 2      | 6 1 - - 1 | FIRING:critical_crossed RECOVERING:healthy_for_now
            ok: missing data end an incident and say so                  | > 5 missing ok  | 6 -     | FIRING:critical_crossed OK:data_stopped_so_ok
            ok: and wait as long as healthy values would                 | > 5 keep 2 missing ok | 6 - - - | FIRING:critical_crossed RECOVERING:healthy_for_now OK:data_stopped_so_ok
            ok: missing data leave what was healthy so                   | > 5 missing ok  | 1 - -   | OK:first_data
            ok: no value at all is still not healthy                     | > 5 missing ok  | - -     |
            alert: silence from the start is critical in the end         | > 5 missing 2   | - - -   | FIRING:data_missing
            alert: silence is critical after a while                     | > 5 missing 2   | 1 - - - | OK:first_data NO_DATA:data_stopped FIRING:data_missing
            alert: a short silence is not                                | > 5 missing 2   | 1 - - 1 | OK:first_data NO_DATA:data_stopped OK:first_data
            alert: data that return end it                               | > 5 missing 2   | - - - 1 | FIRING:data_missing OK:recovered
            alert: silence makes a warning critical                      | > 5 warn > 2 missing 2 | 3 - - - | WARN:warning_crossed FIRING:data_missing
            alert: silence leaves what fires as it is                    | > 5 missing 2   | 6 - - - | FIRING:critical_crossed
            alert: silence interrupts a recovery                         | > 5 keep 2 missing 2 | 6 1 - | FIRING:critical_crossed RECOVERING:healthy_for_now FIRING:data_stopped
            for: a crossed threshold is pending first                    | > 5 for 2       | 6 6     | PENDING:crossed_for_now
            for: and fires once it lasted                                | > 5 for 2       | 6 6 6   | PENDING:crossed_for_now FIRING:critical_crossed
            for: one healthy value clears it                             | > 5 for 2       | 6 6 1   | PENDING:crossed_for_now OK:not_confirmed
            for: and the wait starts anew                                | > 5 for 2       | 6 6 1 6 6 | PENDING:crossed_for_now OK:not_confirmed PENDING:crossed_for_now
            for: a missing value neither clears nor confirms             | > 5 for 2       | 6 - -   | PENDING:crossed_for_now
            for: the next value after missing ones confirms              | > 5 for 2       | 6 - 6   | PENDING:crossed_for_now FIRING:critical_crossed
            for: after three steps without a value nothing is pending    | > 5 for 9       | 6 - - - - | PENDING:crossed_for_now NO_DATA:data_stopped
            for: with missing ok it is healthy then                      | > 5 for 9 missing ok | 6 - - - - | PENDING:crossed_for_now OK:data_stopped
            for: silence that is itself critical fires in its own time   | > 5 for 9 missing 1 | 6 - - | PENDING:crossed_for_now FIRING:data_missing
            for: a warning lasts while critical comes and goes           | > 5 warn > 2 for 2 | 3 6 3 | PENDING:crossed_for_now WARN:warning_crossed
            for: critical must last by itself                            | > 5 warn > 2 for 2 | 3 6 6 6 | PENDING:crossed_for_now WARN:warning_crossed FIRING:raised_to_critical
            for: one critical value raises no warning                    | > 5 warn > 2 for 2 | 3 3 3 6 3 | PENDING:crossed_for_now WARN:warning_crossed
            for: critical from the start fires as critical               | > 5 warn > 2 for 2 | 6 6 6 | PENDING:crossed_for_now FIRING:critical_crossed
            for: while recovering a bad value continues at once          | > 5 for 2 keep 2 | 6 6 6 1 6 | PENDING:crossed_for_now FIRING:critical_crossed RECOVERING:healthy_for_now FIRING:not_recovered
            min_samples: the second value in a row fires                 | > 5 min 2       | 6 6     | PENDING:crossed_for_now FIRING:critical_crossed
            min_samples: a healthy one in between starts anew            | > 5 min 2       | 6 1 6   | PENDING:crossed_for_now OK:not_confirmed PENDING:crossed_for_now
            min_samples: missing values are not counted                  | > 5 for 2 min 3 | 6 - 6 6 | PENDING:crossed_for_now FIRING:critical_crossed
            error: two failures in a row are not shown                   | > 5             | 6 ! ! 6 | FIRING:critical_crossed
            error: three are, and what fired fires again                 | > 5             | 6 ! ! ! 6 | FIRING:critical_crossed ERROR:evaluation_failed FIRING:evaluated_again
            error: what recovered in the meantime says so                | > 5             | 6 ! ! ! 1 | FIRING:critical_crossed ERROR:evaluation_failed OK:recovered
            error: its time counts toward no timer                       | > 5 for 3       | 6 ! ! ! 6 6 | PENDING:crossed_for_now ERROR:evaluation_failed PENDING:evaluated_again
            error: is no data neither                                    | > 5 missing 3   | 1 ! ! ! - - | OK:first_data ERROR:evaluation_failed NO_DATA:data_stopped
            """)
    void table(String sentence, String rule, String values, String transitions) {
        List<Transition> all = run(alert(rule), values);
        assertThat(all.stream().map(AlertEvaluatorTest::shown).collect(Collectors.joining(" ")))
                .isEqualTo(transitions == null ? "" : transitions.replace("LOWERED", "WARN:lowered_to_warning"));
    }

    @Test
    void everyTransitionOfOneIncidentCarriesItsIdAndTheNextIncidentHasAnother() {
        List<Transition> all = run(alert("> 5 keep 1"), "6 1 6 1 1 6");
        List<String> ids = all.stream()
                .map(transition -> transition.incident().orElseThrow().id())
                .toList();
        assertThat(ids.subList(0, 5)).hasSize(5).containsOnly(ids.get(0));
        assertThat(ids.get(5)).isNotEqualTo(ids.get(0));
    }

    @Test
    void aTransitionTellsTheValueAndTheThresholdThatDecided() {
        Transition fired = run(alert("> 5 rec < 1"), "6.5").get(0);
        assertThat(fired.value()).hasValue(6.5);
        assertThat(fired.threshold()).map(Object::toString).contains("> 5");
        Transition resolved = run(alert("> 5 rec < 1"), "6.5 0.5").get(1);
        assertThat(resolved.value()).hasValue(0.5);
        assertThat(resolved.threshold()).map(Object::toString).contains("< 1");
        assertThat(resolved.isResolution()).isTrue();
    }

    @Test
    void theTimeOfAGapCountsTowardNoTimer() {
        Alert alert = alert("> 5 keep 2");
        AlertEvaluator evaluator = new AlertEvaluator(alert);
        AlertState firing = evaluator
                .evaluate(new Measurement.Value(6), AlertState.initial(START), START)
                .state();
        Instant healthy = START.plus(STEP);
        AlertState recovering =
                evaluator.evaluate(new Measurement.Value(1), firing, healthy).state();
        Duration gap = Duration.ofHours(1);
        Verdict after = evaluator.evaluate(
                new Measurement.Value(1),
                recovering.afterGap(gap),
                healthy.plus(gap).plus(STEP));
        assertThat(after.state().status()).isEqualTo(Status.RECOVERING);
    }

    @Test
    void anIncidentThatWasPendingBeganWithItsFirstCrossing() {
        Transition fired = run(alert("> 5 for 2"), "6 6 6").get(1);
        assertThat(fired.incident().orElseThrow().since()).isEqualTo(START);
        assertThat(fired.at()).isEqualTo(START.plus(STEP.multipliedBy(2)));
    }

    @Test
    void theTimeOfAGapDoesNotMakeWhatIsPendingFire() {
        AlertEvaluator evaluator = new AlertEvaluator(alert("> 5 for 2"), STEP);
        AlertState pending = evaluator
                .evaluate(new Measurement.Value(6), AlertState.initial(START), START)
                .state();
        Duration gap = Duration.ofHours(1);
        Verdict after = evaluator.evaluate(
                new Measurement.Value(6), pending.afterGap(gap), START.plus(gap).plus(STEP));
        assertThat(after.state().status()).isEqualTo(Status.PENDING);
    }

    @Test
    void onRandomValuesNothingHealsWithoutAValueOrAReasonThatNamesItsAbsence() {
        List<String> rules = List.of(
                "> 5",
                "> 5 warn > 2 rec < 1 keep 2",
                "< 1 missing 2",
                "> 5 keep 1 missing ok",
                "> 5 warn > 2 for 2 min 2 keep 1");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String values = random.ints(60, 0, 9)
                    .mapToObj(value -> value == 8 ? "-" : String.valueOf(value))
                    .collect(Collectors.joining(" "));
            String rule = rules.get(seed % rules.size());
            Optional<String> open = Optional.empty();
            for (Transition transition : run(alert(rule), values)) {
                String as = "seed " + seed + ", " + rule + ": " + transition;
                assertThat(transition.from()).as(as).isNotEqualTo(transition.to());
                if (transition.to() == Status.OK && transition.value().isEmpty()) {
                    assertThat(transition.reason()).as(as).isEqualTo(Reason.DATA_STOPPED_SO_OK);
                }
                if (open.isPresent()) {
                    assertThat(transition.incident().map(Incident::id)).as(as).isEqualTo(open);
                }
                open = Set.of(Status.OK, Status.NO_DATA).contains(transition.to())
                        ? Optional.empty()
                        : transition.incident().map(Incident::id);
            }
        }
    }

    private static String shown(Transition transition) {
        return transition.to() + ":" + transition.reason().key();
    }

    private static List<Transition> run(Alert alert, String values) {
        AlertEvaluator evaluator = new AlertEvaluator(alert, STEP);
        AlertState state = AlertState.initial(START);
        Instant now = START;
        List<Transition> transitions = new ArrayList<>();
        for (String value : values.split(" ")) {
            if (value.equals("!")) {
                Verdict failed = evaluator.fail(state, now);
                failed.transition().ifPresent(transitions::add);
                state = failed.state();
                now = now.plus(STEP);
                continue;
            }
            Measurement measurement = value.equals("-")
                    ? new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW)
                    : new Measurement.Value(Double.parseDouble(value));
            Verdict verdict = evaluator.evaluate(measurement, state, now);
            verdict.transition().ifPresent(transitions::add);
            state = verdict.state();
            now = now.plus(STEP);
        }
        return transitions;
    }

    /** {@code > 5 warn > 2 rec < 1 keep 2 missing ok}: durations in minutes. */
    private static Alert alert(String text) {
        String[] words = text.split(" ");
        Thresholds thresholds = Thresholds.critical(words[0] + words[1]);
        Timing timing = Timing.IMMEDIATE;
        MissingPolicy missing = new MissingPolicy.Keep();
        for (int index = 2; index < words.length; index++) {
            switch (words[index]) {
                case "warn" -> thresholds = thresholds.warning(words[++index] + words[++index]);
                case "rec" -> thresholds = thresholds.recovery(words[++index] + words[++index]);
                case "keep" -> timing = timing.keepFiringFor(Duration.ofMinutes(Long.parseLong(words[++index])));
                case "for" -> timing = timing.pendingFor(Duration.ofMinutes(Long.parseLong(words[++index])));
                case "min" -> timing = timing.minSamples(Integer.parseInt(words[++index]));
                default -> missing = missing(words[++index]);
            }
        }
        MetricMonitor query = (MetricMonitor) Monitor.parse("avg(last_5m):avg:m{*}");
        return new Alert(
                AlertRule.builder("rule", query, thresholds)
                        .timing(timing)
                        .missing(missing)
                        .build(),
                Tags.NONE);
    }

    private static MissingPolicy missing(String word) {
        return word.equals("ok")
                ? new MissingPolicy.Ok()
                : new MissingPolicy.Alert(Duration.ofMinutes(Long.parseLong(word)));
    }
}
