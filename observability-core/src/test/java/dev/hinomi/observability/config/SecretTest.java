package dev.hinomi.observability.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void neverPrintsItself() {
        assertThat(Secret.of("abc123")).hasToString("****");
        assertThat("key=" + Secret.of("abc123")).doesNotContain("abc123");
    }

    @Test
    void revealsItsTextWithoutTheBlanksOfASloppyPaste() {
        assertThat(Secret.of(" abc123\n").reveal()).isEqualTo("abc123");
    }

    @Test
    void treatsMissingAndBlankTextAsNoSecret() {
        assertThat(Secret.ofNullable(null)).isEmpty();
        assertThat(Secret.ofNullable("  ")).isEmpty();
        assertThat(Secret.ofNullable("x")).contains(Secret.of("x"));
    }

    @Test
    void refusesTextThatAHeaderCannotCarryWithoutShowingIt() {
        assertThatThrownBy(() -> Secret.of("abc\u00e9def"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 characters")
                .hasMessageNotContaining("abc");
    }
}
