package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Outcome;
import java.time.Duration;
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
        assertThat(classify(status).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void givesEveryStatusSomeOutcome() {
        for (int status = 100; status < 700; status++) {
            assertThat(classify(status)).isNotNull();
        }
    }

    @Test
    void passesOnTheWaitThatWasAskedFor() {
        assertThat(StatusClassification.classify(429, Duration.ofSeconds(5), ""))
                .isEqualTo(new Outcome.Retry("Datadog answered 429", Duration.ofSeconds(5)));
        assertThat(StatusClassification.classify(503, Duration.ofSeconds(7), "busy"))
                .isEqualTo(new Outcome.Retry("Datadog answered 503: busy", Duration.ofSeconds(7)));
    }

    @Test
    void saysWhatToDoAboutARefusedKey() {
        assertThat(classify(403))
                .isInstanceOfSatisfying(
                        Outcome.Hold.class, hold -> assertThat(hold.reason()).contains("403", "API key", "site"));
    }

    private static Outcome classify(int status) {
        return StatusClassification.classify(status, null, "");
    }
}
