package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatadogUnitsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"milliseconds, millisecond", "bytes, byte", "Threads, thread", "process, process", "queries, query"})
    void areInTheSingular(String unit, String expected) {
        assertThat(DatadogUnits.of(unit)).contains(expected);
    }

    @Test
    void areLeftOutWhenDatadogDoesNotKnowThem() {
        assertThat(DatadogUnits.of("classes")).isEmpty();
        assertThat(DatadogUnits.of("bananas")).isEmpty();
        assertThat(DatadogUnits.of("")).isEmpty();
        assertThat(DatadogUnits.of(null)).isEmpty();
    }
}
