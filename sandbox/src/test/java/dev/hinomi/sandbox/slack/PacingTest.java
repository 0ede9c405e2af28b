package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.ManualClock;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PacingTest {

    private final ManualClock clock = new ManualClock();

    @Test
    void aSmallBurstPassesAndThenOnePerSecond() {
        Pacing pacing = new Pacing(true);
        for (int i = 0; i < 5; i++) {
            assertThat(pacing.retryAfter("C1", clock.instant())).isEmpty();
        }

        assertThat(pacing.retryAfter("C1", clock.instant())).isEqualTo(OptionalInt.of(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pacing.retryAfter("C1", clock.instant())).isEmpty();
        assertThat(pacing.retryAfter("C1", clock.instant())).hasValue(1);
    }

    @Test
    void oneChannelDoesNotSlowAnother() {
        Pacing pacing = new Pacing(true);
        for (int i = 0; i < 6; i++) {
            pacing.retryAfter("C1", clock.instant());
        }

        assertThat(pacing.retryAfter("C2", clock.instant())).isEmpty();
    }

    @Test
    void switchedOffItNeverRefuses() {
        Pacing pacing = new Pacing(false);
        for (int i = 0; i < 100; i++) {
            assertThat(pacing.retryAfter("C1", clock.instant())).isEmpty();
        }
    }
}
