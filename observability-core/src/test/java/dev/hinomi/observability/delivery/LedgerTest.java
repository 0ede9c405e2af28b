package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final BatchLimits TWO_ENTRIES = new BatchLimits(2, 1_000, 500);
    private static final Cut TWO = new Cut(2, 1_000, 0);

    private final DeliveryBench bench =
            new DeliveryBench(TWO_ENTRIES, MemorySpool.ofBytes(4L * (1 + MemorySpool.ENTRY_OVERHEAD_BYTES)));

    @Test
    void doesNotTakeNewerEntriesThatWereGivenUpForOlderOnesUnderWay() throws InterruptedException {
        bench.offer("1", "2");
        Batch underWay = new Batch(bench.ledger.next(TWO), Framing.JSON_ARRAY);
        bench.offer("3", "4");
        long last = bench.ledger.hurry();
        bench.offer("5", "6", "7", "8", "9");

        assertThat(hasLeft(last)).isFalse();
        bench.ledger.bookSent(underWay, 0);
        assertThat(hasLeft(last)).isTrue();
    }

    @Test
    void knowsWhenWhatAFlushAskedForHasLeftHoweverMuchCameLater() throws InterruptedException {
        bench.offer("1", "2");
        long last = bench.ledger.hurry();
        Batch batch = new Batch(bench.ledger.next(TWO), Framing.JSON_ARRAY);
        bench.offer("3");
        bench.ledger.hurry();

        bench.ledger.bookSent(batch, 0);

        assertThat(hasLeft(last)).isTrue();
        assertThat(bench.ledger.isHurried()).isTrue();
    }

    private boolean hasLeft(long last) throws InterruptedException {
        return bench.ledger.awaitLeft(last, Duration.ZERO, () -> false);
    }
}
