package dev.hinomi.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {

    @Test
    void fieldsHaveTheColumnAtWhichTheyBegin() throws CsvProblem.Found {
        assertThat(CsvLine.of("a, b ,\"c,\"\"d\"\"\",").fields())
                .containsExactly(
                        new CsvLine.Field("a", 1),
                        new CsvLine.Field("b", 3),
                        new CsvLine.Field("c,\"d\"", 7),
                        new CsvLine.Field("", 17));
    }

    @Test
    void aQuoteThatIsNotClosedIsFound() {
        assertThatThrownBy(() -> CsvLine.of("a,\"b")).hasMessageContaining("the quote is not closed");
        assertThatThrownBy(() -> CsvLine.of("a,\"b\"c")).hasMessageContaining("expected a comma behind the quote");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00Z, 1795424400000",
        "2026-11-23T18:00:00+09:00, 1795424400000",
        "1795424400, 1795424400000",
        "1795424400.25, 1795424400250",
        "0, 0",
    })
    void timesAreOfTheirOffsetOrSecondsSinceTheEpoch(String text, long millis) {
        assertThat(CsvTime.parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"1795424400000, looks like milliseconds", "2026-11-23T09:00:00, is no time", "'', is no time"})
    void whatIsNoTimeIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> CsvTime.parse(text)).hasMessageContaining(complaint);
    }
}
