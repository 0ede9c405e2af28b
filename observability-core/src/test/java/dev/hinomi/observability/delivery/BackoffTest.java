package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest(name = "after {0} failures with chance {1}: {2}")
    @CsvSource({
        "1, 0, PT1S",
        "2, 0, PT2S",
        "6, 0, PT32S",
        "7, 0, PT60S",
        "1000000, 0, PT60S",
        "1, 1, PT0.5S",
        "3, 0.5, PT3S",
        "7, 1, PT30S"
    })
    void doublesUpToTheLongestWaitLessAPartByChance(int failures, double chance, Duration expected) {
        assertThat(Backoff.DEFAULT.delay(failures, chance)).isEqualTo(expected);
    }

    @Test
    void refusesToWaitForNothing() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 0))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 2))
                .hasMessageContaining("2.0");
    }
}
