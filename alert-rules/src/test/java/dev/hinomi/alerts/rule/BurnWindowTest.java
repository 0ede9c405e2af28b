package dev.hinomi.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnWindowTest {

    /** Datadog's burn rate page for 7, 30 and 90 days, and the ticket window of Google's SRE workbook. */
    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            7  | CRITICAL 16.8 PT1H PT5M, CRITICAL 5.6 PT6H PT30M, WARNING 2.8 PT24H PT2H
            30 | CRITICAL 14.4 PT1H PT5M, CRITICAL 6 PT6H PT30M, WARNING 3 PT24H PT2H, WARNING 1 PT72H PT6H
            90 | CRITICAL 21.6 PT1H PT5M, CRITICAL 10.8 PT6H PT30M, WARNING 4.5 PT24H PT2H
            """)
    void theUsualRatesAreExactDecimals(long days, String expected) {
        assertThat(BurnWindow.usual(Duration.ofDays(days)).stream()
                        .map(window -> window.severity() + " " + window.burn().toPlainString() + " " + window.over()
                                + " " + window.and())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void thereAreNoUsualRatesForOtherPeriods() {
        assertThatThrownBy(() -> BurnWindow.usual(Duration.ofDays(31))).hasMessageContaining("7d, 30d or 90d");
    }

    @Test
    void aBudgetThatBurnsAtItsLimitDoesNotBurnFasterAlthoughBinaryFractionsWouldSaySo() {
        Objective objective = Objective.ofGood(new BigDecimal("0.999"), "g", "t");
        assertThat(objective.budget()).isEqualByComparingTo("0.001");
        assertThat(objective.burn(0.0144)).isEqualByComparingTo("14.4");
        assertThat(objective.burn(0.01)).isEqualByComparingTo("10");
        assertThat(0.0144 / (1 - 0.999)).isNotEqualTo(14.4);
    }

    @Test
    void theFastestRateIsThatOfNothingButErrors() {
        assertThat(Objective.ofGood(new BigDecimal("0.96"), "g", "t").fastest()).isEqualByComparingTo("25");
    }

    @Test
    void refusesTargetsThatNobodyCanMissOrKeep() {
        assertThatThrownBy(() -> Objective.ofGood(BigDecimal.ONE, "g", "t")).hasMessageContaining("but was 100%");
        assertThatThrownBy(() -> Objective.ofGood(BigDecimal.ZERO, "g", "t")).hasMessageContaining("but was 0%");
    }

    @Test
    void countsMakeOneQueryForEachWindow() {
        Objective objective =
                Objective.ofGood(new BigDecimal("0.999"), "sum:ok{*}.as_count()", "sum:all{*}.as_count()");
        assertThat(objective.errorsOver(Duration.ofHours(1)).canonical())
                .isEqualTo("sum(last_1h):1 - sum:ok{*}.as_count() / sum:all{*}.as_count()");
        assertThat(objective.errorsOver(Duration.ofDays(3)).canonical()).startsWith("sum(last_3d):");
        assertThat(objective.errorsOver(Duration.ofMinutes(90)).canonical()).startsWith("sum(last_90m):");
    }

    @Test
    void whatDoesNotCountIsNoObjective() {
        Objective gauges = Objective.ofBad(new BigDecimal("0.9"), "avg:m{*}", "avg:n{*}");
        assertThatThrownBy(() -> gauges.errorsOver(Duration.ofHours(1))).hasMessageContaining("must be counts");
    }

    @Test
    void aWarningMustComeBeforeWhatIsCritical() {
        Objective objective = Objective.ofBad(new BigDecimal("0.9"), "sum:b{*}.as_count()", "sum:t{*}.as_count()");
        List<BurnWindow> windows = List.of(
                new BurnWindow(Severity.CRITICAL, BigDecimal.ONE, Duration.ofHours(1), Duration.ofMinutes(5)),
                new BurnWindow(Severity.WARNING, BigDecimal.TEN, Duration.ofHours(6), Duration.ofMinutes(30)));
        assertThatThrownBy(() -> new Condition.Burning(objective, windows))
                .hasMessageContaining("must come at a lower burn rate");
    }
}
