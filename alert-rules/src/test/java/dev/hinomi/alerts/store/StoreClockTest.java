package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreClockTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock own = ManualClock.at("2026-11-23T09:00:00Z");
    private final StoreClock clock = new StoreClock(own);

    /** A store whose clock is so far ahead of the own one. */
    private void adjust(Duration ahead) {
        clock.adjust(new MemoryLeases(() -> own.instant().plus(ahead)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "-PT6S", "PT6S", "PT10M"})
    void theFirstAdjustmentCountsWhole(Duration ahead) {
        adjust(ahead);
        assertThat(clock.instant()).isEqualTo(own.instant().plus(ahead));
    }

    @Test
    void theFirstAdjustmentCountsWholeAlsoWhenSomebodyHasReadTheTimeBefore() {
        Instant before = clock.instant();
        adjust(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aTimeThatWasToldTooEarlyIsWaitedForAndNeitherGoesBackNorStandsStill() {
        Instant before = clock.instant();
        adjust(Duration.ofMinutes(-10));
        assertThat(clock.instant()).isEqualTo(before);
        own.advance(SECOND.multipliedBy(4));
        assertThat(clock.instant()).isEqualTo(before.plusSeconds(3));
        Duration slow = Duration.ofMinutes(10).multipliedBy(StoreClock.SECONDS_FOR_ONE);
        own.advance(slow.minusSeconds(4));
        assertThat(clock.instant()).isEqualTo(own.instant().minus(Duration.ofMinutes(10)));
        own.advance(SECOND);
        assertThat(clock.instant()).isEqualTo(own.instant().minus(Duration.ofMinutes(10)));
    }

    @Test
    void whenTheOwnClockIsSetBackTheTimeGoesOnFromWhereItWas() {
        Instant before = own.instant();
        AtomicReference<Instant> wall = new AtomicReference<>(before);
        StoreClock onWall = new StoreClock(wall::get);
        assertThat(onWall.instant()).isEqualTo(before);
        wall.set(before.minusSeconds(3));
        assertThat(onWall.instant()).isEqualTo(before);
        wall.set(before.minusSeconds(1));
        assertThat(onWall.instant()).isEqualTo(before.plusMillis(1_500));
        wall.set(before.plusSeconds(2));
        assertThat(onWall.instant()).isEqualTo(before.plusSeconds(2));
    }

    @Test
    void aClockThatWasAdjustedFollowsNoJumps() {
        adjust(Duration.ofHours(1));
        adjust(Duration.ofHours(2));
        adjust(Duration.ZERO);
        assertThat(clock.ahead())
                .as("every timer would stop for an hour, or end at once")
                .isEqualTo(Duration.ofHours(1));
        adjust(Duration.ofHours(1).plus(StoreClock.DRIFT));
        assertThat(clock.instant())
                .isEqualTo(own.instant().plus(Duration.ofHours(1)).plus(StoreClock.DRIFT));
    }
}
