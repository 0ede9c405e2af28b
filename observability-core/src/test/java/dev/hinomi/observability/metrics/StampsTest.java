package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StampsTest {
    private static final long NOON = 1_795_867_200L;

    private final Stamps stamps = new Stamps();

    @Test
    void areTheEndsOfTheSteps() {
        assertThat(stamps.next(NOON)).isEqualTo(NOON);
        assertThat(stamps.next(NOON + 60)).isEqualTo(NOON + 60);
    }

    @Test
    void areNeverTheSameTwiceWithinASecond() {
        assertThat(stamps.next(NOON)).isEqualTo(NOON);
        assertThat(stamps.next(NOON)).isEqualTo(NOON + 1);
    }

    @Test
    void doNotRunAheadOfTheClockWithoutBoundWhenThereIsMuchToFlush() {
        int published = 0;
        while (!stamps.isAhead(NOON)) {
            stamps.next(NOON);
            published++;
        }

        assertThat(published).isEqualTo(61);
        assertThat(stamps.isAhead(NOON + 1)).isFalse();
    }

    @Test
    void goOnBehindTheLastOneWhenTheClockIsSetBackALittle() {
        stamps.next(NOON);

        assertThat(stamps.next(NOON - 300)).isEqualTo(NOON + 1);
        assertThat(stamps.next(NOON - 240)).isEqualTo(NOON + 2);
        assertThat(stamps.next(NOON + 60)).isEqualTo(NOON + 60);
    }

    @Test
    void followAClockThatIsSetBackFarWithoutMeetingEarlierOnes() {
        Set<Long> all = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            for (long second = 0; second < 7200; second += 60) {
                assertThat(all.add(stamps.next(NOON + second))).isTrue();
            }
        }

        assertThat(all).allMatch(stamp -> stamp < NOON + 7200 + Stamps.MOST_AHEAD.toSeconds());
    }
}
