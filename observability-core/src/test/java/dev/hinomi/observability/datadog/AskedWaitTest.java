package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedWaitTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after | 5 | PT5S",
                "retry-after | 0 | PT0S",
                "retry-after | Mon, 23 Nov 2026 09:00:30 GMT | PT30S",
                "retry-after | Mon, 23 Nov 2026 08:59:30 GMT | PT0S",
                "x-ratelimit-reset | 12 | PT12S",
                "x-ratelimit-reset | 1795424460 | PT1M",
                "x-ratelimit-reset | 1795424340 | PT0S"
            })
    void isWhatTheAnswerAsksFor(String header, String value, Duration expected) {
        assertThat(wait(Map.of(header, value))).contains(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after | -1",
                "retry-after | soon",
                "retry-after | 99999999999999999999",
                "retry-after | Mon, 99 Nov 2026 09:00:30 GMT",
                "x-ratelimit-reset | 1.5",
                "x-ratelimit-limit | 5"
            })
    void isNothingThatCannotBeRead(String header, String value) {
        assertThat(wait(Map.of(header, value))).isEmpty();
    }

    @Test
    void goesByTheClockOfTheAnswer() {
        assertThat(wait(Map.of(
                        "date", "Mon, 23 Nov 2026 12:00:00 GMT", "retry-after", "Mon, 23 Nov 2026 12:00:09 GMT")))
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void prefersRetryAfterIfItCanBeRead() {
        assertThat(wait(Map.of("retry-after", "3", "x-ratelimit-reset", "9"))).contains(Duration.ofSeconds(3));
        assertThat(wait(Map.of("retry-after", "soon", "x-ratelimit-reset", "9")))
                .contains(Duration.ofSeconds(9));
    }

    private static Optional<Duration> wait(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        return AskedWait.of(name -> Optional.ofNullable(all.get(name)), NOW);
    }
}
