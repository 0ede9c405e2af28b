package dev.hinomi.observability.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HexIdsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void keepATraceOf128BitsAndWriteASpanInDecimal() {
        assertThat(HexIds.read(TRACE, "00f067aa0ba902b7")).contains(new TraceIds(TRACE, "67667974448284343"));
    }

    @Test
    void writeIdsAbove63BitsWithoutASign() {
        assertThat(HexIds.read("ffffffffffffffff", "fffffffffffffffe"))
                .contains(new TraceIds("18446744073709551615", "18446744073709551614"));
    }

    @Test
    void writeATraceOf64BitsInDecimalHoweverItIsPadded() {
        TraceIds ids = new TraceIds("10", "11");

        assertThat(HexIds.read("000000000000000a", "000000000000000b")).contains(ids);
        assertThat(HexIds.read("0000000000000000000000000000000a", "000000000000000b"))
                .contains(ids);
    }

    @Test
    void areLowerCase() {
        assertThat(HexIds.read("4BF92F3577B34DA6A3CE929D0E0E4736", "00F067AA0BA902B7"))
                .contains(new TraceIds(TRACE, "67667974448284343"));
    }

    @ParameterizedTest
    @CsvSource({
        "4bf92f3577b34da6a3ce929d0e0e4736,",
        "'',00f067aa0ba902b7",
        "00000000000000000000000000000000,00f067aa0ba902b7",
        "4bf92f3577b34da6a3ce929d0e0e4736,0000000000000000",
        "4bf92f3577b34da6a3ce929d0e0e473,00f067aa0ba902b7",
        "4bf92f3577b34da6a3ce929d0e0e4736,+0f067aa0ba902b7",
        "order-4711,00f067aa0ba902b7",
        "4bf92f3577b34da6a3ce929d0e0e4736,7"
    })
    void areNoneIfTheyAreNotThoseOfASpan(String trace, String span) {
        assertThat(HexIds.read(trace, span)).isEmpty();
    }
}
