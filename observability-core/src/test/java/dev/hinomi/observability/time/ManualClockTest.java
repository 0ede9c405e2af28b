package dev.hinomi.observability.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {
    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");

    @Test
    void standsStillUntilItIsCranked() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(clock.nanos()).isEqualTo(clock.nanos());
    }

    @Test
    void movesTimeOfDayAndTickerTogether() {
        long before = clock.nanos();

        clock.advance(Duration.ofMinutes(2));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T09:02:00Z"));
        assertThat(clock.nanos() - before).isEqualTo(Duration.ofMinutes(2).toNanos());
    }

    @Test
    void neverGoesBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
    }
}
