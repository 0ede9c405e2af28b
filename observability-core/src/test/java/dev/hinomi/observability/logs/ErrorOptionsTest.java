package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorOptionsTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4_095, 25 * 1024 + 1})
    void refusesALimitThatNoStackTraceFitsOrThatDatadogDoesNotKeep(int bytes) {
        assertThatThrownBy(() -> ErrorOptions.defaults().withMaxStackBytes(bytes))
                .hasMessage("The longest error.stack must have from 4096 to 25600 bytes, but was " + bytes + ".");
    }

    @Test
    void refusesToExcludeEveryFrame() {
        assertThatThrownBy(() -> ErrorOptions.defaults().withExcludedFrames(List.of("a.", " ")))
                .hasMessageContaining("[a.,  ] is blank");
    }
}
