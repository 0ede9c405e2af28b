package dev.hinomi.observability.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonTraceTest {

    private static final String ROOT = "1-67891233-abcdef012345678912345678";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root=" + ROOT,
                "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1",
                "Self=1-67891234-12456789abcdef012345678;Root=" + ROOT,
                "Self=1-67891234-12456789abcdef012345678; Root=" + ROOT + ";CalledFrom=app"
            })
    void theRootIsFoundWhereverItStands(String header) {
        assertThat(AmazonTrace.root(header)).hasValue(ROOT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ROOT,
                "NoRoot=" + ROOT,
                "Root=2-67891233-abcdef012345678912345678",
                "Root=" + ROOT + "9",
                "Root=1-67891233-abcdef01234567891234567g",
                "Root=1-67891233-abcdef012345678912345678\r\nforged=1"
            })
    void whatHasAnotherFormIsNone(String header) {
        assertThat(AmazonTrace.root(header)).isEmpty();
    }

    @Test
    void aHostileHeaderTakesNoTime() {
        assertThat(AmazonTrace.root("; Root=1-6789123".repeat(10_000))).isEmpty();
    }
}
