package dev.hinomi.sandbox.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.console.chart.LineChart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @ParameterizedTest
    @CsvSource({"> 5%, 0.05", "< 1, 1", ">= 0.5, 0.5", "<= -3, -3", ">250, 250"})
    void aThresholdIsALevelInTheUnitOfTheValue(String written, double value) {
        assertThat(Thresholds.of(List.of("critical"), level -> written))
                .containsExactly(new LineChart.Mark("critical " + written, value, "m-critical"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "> 250ms", "between 1 and 2", "<script>"})
    void whatCannotBePlacedIsLeftOut(String written) {
        assertThat(Thresholds.of(List.of("critical"), level -> written)).isEmpty();
    }

    @Test
    void levelsKeepTheirOrder() {
        assertThat(Thresholds.of(List.of("critical", "warning"), level -> level.equals("critical") ? "> 5" : "> 2"))
                .extracting(LineChart.Mark::value)
                .containsExactly(5.0, 2.0);
    }
}
