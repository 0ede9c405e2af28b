package dev.hinomi.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.BurnWindow;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Objective;
import dev.hinomi.alerts.rule.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnRateTest {

    private static final Objective OBJECTIVE =
            Objective.ofGood(new BigDecimal("0.99"), "sum:ok{*}.as_count()", "sum:all{*}.as_count()");
    private static final AlertRule RULE = AlertRule.builder(
                    "slo", new Condition.Burning(OBJECTIVE, BurnWindow.usual(Duration.ofDays(30))))
            .build();

    private final EngineRun run = new EngineRun(RULE);
    private long ok;
    private long all;

    /** Ten requests a step, of which so many are bad. */
    private void steps(int count, int bad) {
        for (int index = 0; index < count; index++) {
            ok += 10 - bad;
            all += 10;
            run.total("ok", ok).total("all", all).steps(1);
        }
    }

    @Test
    void theFirstErrorsOfAYoungProcessCallNobody() {
        steps(29, 10);
        assertThat(run.told).isEmpty();
    }

    @Test
    void aBudgetThatBurnsFasterThanFourteenTimesIsCriticalOnceTheShortWindowIsFull() {
        steps(40, 10);
        assertThat(run.told).containsExactly("slo FIRING:critical_crossed");
        assertThat(run.values).containsExactly("100.0 > 14.4");
    }

    @Test
    void itEndsSoonAfterTheErrorsDoAlthoughTheLongWindowRemembersThem() {
        steps(60, 10);
        steps(31, 0);
        assertThat(run.told).containsExactly("slo FIRING:critical_crossed", "slo OK:recovered");
    }

    @Test
    void fivePercentOfErrorsAreAWarningOnceTheyLasted() {
        steps(360, 0);
        for (int hour = 0; hour < 3; hour++) {
            for (int minute = 0; minute < 180; minute++) {
                steps(1, 1);
                steps(1, 0);
            }
        }
        assertThat(run.told).containsExactly("slo WARN:warning_crossed");
        assertThat(run.values).last().asString().endsWith("> 3");
    }

    @Test
    void withoutRequestsThereIsNoRate() {
        run.steps(60);
        assertThat(run.transitions).isEmpty();
    }

    @Test
    void exactlyAtTheRateIsNotFaster() {
        Objective objective = Objective.ofBad(new BigDecimal("0.9"), "sum:bad{*}.as_count()", "sum:all{*}.as_count()");
        AlertRule rule = AlertRule.builder(
                        "slo",
                        new Condition.Burning(
                                objective,
                                List.of(new BurnWindow(
                                        Severity.CRITICAL,
                                        BigDecimal.ONE,
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(1)))))
                .build();
        EngineRun exact = new EngineRun(rule);
        for (int index = 1; index <= 30; index++) {
            exact.total("bad", index).total("all", 10 * index).steps(1);
        }
        assertThat(exact.transitions).containsExactly("slo OK:first_data");
        exact.total("bad", 32).steps(1);
        assertThat(exact.transitions).last().isEqualTo("slo FIRING:critical_crossed");
    }
}
