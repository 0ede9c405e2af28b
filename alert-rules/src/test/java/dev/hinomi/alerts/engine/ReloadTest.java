package dev.hinomi.alerts.engine;

import static dev.hinomi.alerts.engine.EngineRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Timing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a reload keeps and what it resets: the table in docs/rules.md. */
class ReloadTest {

    private static final String QUERY = "max(last_1m):max:m{*}";
    private final EngineRun run = new EngineRun(rule("a", QUERY, "> 5").build());

    @Test
    void theSameRulesChangeNothing() {
        run.gauge("m", 9).steps(1);
        run.reload(rule("a", QUERY, "> 5").title("Other words").build());
        run.steps(5);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed");
    }

    @Test
    void otherLimitsDecideAtTheNextStep() {
        run.gauge("m", 9).steps(1);
        run.reload(rule("a", QUERY, "> 10").build());
        run.steps(1);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed", "a OK:recovered");
    }

    @Test
    void aLongerForDoesNotTakeBackAnOpenIncident() {
        run.gauge("m", 9).steps(1);
        run.reload(rule("a", QUERY, "> 5")
                .timing(Timing.IMMEDIATE.pendingFor(Duration.ofHours(1)))
                .build());
        run.steps(10);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed");
    }

    @Test
    void whatIsPendingGoesOnWithItsBeginning() {
        AlertRule slow = rule("a", QUERY, "> 5")
                .timing(Timing.IMMEDIATE.pendingFor(Duration.ofSeconds(50)))
                .build();
        run.reload(slow);
        run.gauge("m", 9).steps(4);
        run.reload(slow);
        run.steps(2);
        assertThat(run.transitions).containsExactly("a PENDING:crossed_for_now", "a FIRING:critical_crossed");
    }

    @Test
    void anotherQueryEndsTheIncidentAndBeginsAnew() {
        run.gauge("m", 9).gauge("n", 9).steps(1);
        run.reload(rule("a", "max(last_1m):max:n{*}", "> 5").build());
        run.steps(1);
        assertThat(run.told)
                .containsExactly("a FIRING:critical_crossed", "a OK:rule_changed", "a FIRING:critical_crossed");
        assertThat(run.incidents.get(2)).isNotEqualTo(run.incidents.get(0));
    }

    @Test
    void aRuleThatIsGoneEndsItsIncident() {
        run.gauge("m", 9).steps(1);
        run.reload();
        run.steps(1);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed", "a OK:rule_removed");
    }

    @Test
    void aRuleThatAnErrorLeftOutGoesOnWhenItIsBackAndEndsWhenItIsGone() {
        run.gauge("m", 9).steps(1);
        run.reload(EngineRun.withErrors());
        run.steps(3);
        run.reload(rule("a", QUERY, "> 5").build());
        run.steps(3);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed");
        run.reload(EngineRun.withErrors());
        run.steps(1);
        run.reload();
        run.steps(2);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed", "a OK:rule_removed");
        assertThat(run.incidents).hasSize(2).containsOnly(run.incidents.get(0));
    }

    @Test
    void hoursThatBeginToCountCallNobodyAgain() {
        run.gauge("m", 9).steps(1);
        run.reload(rule("a", QUERY, "> 5")
                .attention(Attention.ALWAYS.active(ActiveHours.of("12:00-13:00 UTC")))
                .build());
        run.gauge("m", 1).steps(7);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed", "a OK:recovered");
    }

    @Test
    void aWindowThatIsLongerThanAllBeforeEndsNothingBeforeItIsFull() {
        run.gauge("m", 9).steps(1);
        run.reload(
                rule("a", QUERY, "> 5").build(),
                rule("b", "max(last_5m):max:m{*}", "> 50").build());
        run.gauge("m", 1).steps(5);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed");
        run.steps(2);
        assertThat(run.told).last().isEqualTo("a OK:recovered");
    }
}
