package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusClassificationTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "200, Sent",
        "202, Sent",
        "204, Sent",
        "301, Hold",
        "302, Hold",
        "307, Hold",
        "400, Rejected",
        "401, Hold",
        "403, Hold",
        "404, Retry",
        "405, Rejected",
        "408, Retry",
        "413, Split",
        "415, Rejected",
        "422, Rejected",
        "429, Retry",
        "500, Retry",
        "502, Retry",
        "503, Retry",
        "504, Retry",
        "599, Retry"
    })
    void givesEachStatusItsOutcome(int status, String outcome) {
        assertThat(classify(status, Map.of()).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void givesEveryStatusSomeOutcome() {
        for (int status = 100; status < 700; status++) {
            assertThat(classify(status, Map.of())).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "retry-after, 5, PT5S",
        "retry-after, 0, PT0S",
        "x-ratelimit-reset, 12, PT12S",
        "retry-after, -1,",
        "retry-after, 99999999999999999999,",
        "'retry-after', 'Wed, 21 Oct 2026 07:28:00 GMT',"
    })
    void readsTheWaitThatDatadogAsksForInSeconds(String header, String value, Duration expected) {
        assertThat(classify(429, Map.of(header, value)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(expected));
    }

    @Test
    void saysWhatToDoAboutARefusedKey() {
        assertThat(classify(403, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Hold.class, hold -> assertThat(hold.reason()).contains("403", "API key", "site"));
    }

    private static Outcome classify(int status, Map<String, String> headers) {
        return StatusClassification.classify(status, name -> Optional.ofNullable(headers.get(name)), "");
    }
}
