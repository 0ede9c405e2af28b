package dev.hinomi.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @ParameterizedTest
    @CsvSource({
        "> 5%, 0.051, true",
        "> 5%, 0.05, false",
        ">=5%, 0.05, true",
        "< 1, 0.9, true",
        "< 1, 1, false",
        "<= 1, 1, true",
        "> -50, -49, true"
    })
    void comparesWithTheWrittenLimit(String text, double value, boolean crossed) {
        assertThat(Threshold.of(text).isCrossedBy(value)).isEqualTo(crossed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "> five", "> .5", "> 5 %%", "=> 5", "== 5", ""})
    void refusesWhatIsNoThreshold(String text) {
        assertThatThrownBy(() -> Threshold.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "> 5%, 0.0731234, 7.312%",
        "> 5%, 0, 0%",
        "> 5, 1234567, 1234567",
        "> 5, 0.00012345, 0.0001235",
        "> 5, 6, 6"
    })
    void writesValuesInTheUnitOfTheLimit(String text, double value, String written) {
        assertThat(Threshold.of(text).format(value)).isEqualTo(written);
    }

    @Test
    void printsItselfAsWritten() {
        assertThat(Threshold.of(" >5% ")).hasToString("> 5%");
        assertThat(Threshold.of("<= 0.50")).hasToString("<= 0.50");
    }

    @Test
    void refusesAWarningBehindTheCriticalLimit() {
        assertThatThrownBy(() -> Thresholds.critical("> 5").warning("> 6"))
                .hasMessageContaining("must be reached before the critical one");
        assertThatThrownBy(() -> Thresholds.critical("< 5").warning("> 6"))
                .hasMessageContaining("must be reached before the critical one");
    }

    @Test
    void refusesARecoveryOnTheWrongSide() {
        assertThatThrownBy(() -> Thresholds.critical("> 5").recovery("> 3"))
                .hasMessageContaining("must lie on the healthy side of \"> 5\"")
                .hasMessageContaining("but was \"> 3\"");
        assertThatThrownBy(() -> Thresholds.critical("> 5").recovery("< 7"))
                .hasMessageContaining("must lie on the healthy side");
        assertThatThrownBy(() -> Thresholds.critical("> 5").warning("> 2").recovery("< 3"))
                .hasMessageContaining("must lie on the healthy side of \"> 2\"");
    }

    @Test
    void acceptsARecoveryThatMeetsTheLimit() {
        assertThat(Thresholds.critical("> 5").recovery("<= 5").isRecovered(5)).isTrue();
    }
}
