package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

    @Test
    void theHexadecimalFormGoesThereAndBack() {
        String hex = "6b03ae7100000000f21106226ba2ca55";

        assertThat(TraceId.parse(hex).orElseThrow().hex()).isEqualTo(hex);
    }

    @Test
    void theDecimalFormIsTheLowerHalf() {
        TraceId full = TraceId.parse("6b03ae7100000000f21106226ba2ca55").orElseThrow();
        TraceId decimal = TraceId.parse(Long.toUnsignedString(full.low())).orElseThrow();

        assertThat(decimal.high()).isZero();
        assertThat(decimal.matches(full)).isTrue();
    }

    @Test
    void differentUpperHalvesDoNotMatch() {
        assertThat(new TraceId(1, 5).matches(new TraceId(2, 5))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "00000000000000000000000000000000", "zz", "-1"})
    void whatIsNoTraceHasNoId(String text) {
        assertThat(TraceId.parse(text)).isEmpty();
    }
}
