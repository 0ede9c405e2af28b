package dev.hinomi.observability.metrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RepresentativesTest {

    @Test
    void everyValueStandsForItselfAsLongAsThereIsRoom() {
        Representatives all = new Representatives(6, 6);

        assertThat(new long[] {all.next(1), all.next(3), all.next(2)}).containsExactly(1, 3, 2);
    }

    @Test
    void ranksHoldEvenWhereATailIsSpreadOverManyNearlyEmptyBins() {
        Representatives some = new Representatives(100_000, 1_000);
        long seen = 98_000;
        long taken = some.next(98_000);
        for (int bin = 0; bin < 2_000; bin++) {
            taken += some.next(1);
            seen++;
            assertThat((double) taken / 1_000).isCloseTo((double) seen / 100_000, within(0.0006));
        }
        assertThat(taken).isEqualTo(1_000);
    }
}
