package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
        bench.ledger.bookSent(underWay, 0, 0);
        bench.ledger.bookSent(new Batch(bench.ledger.next(TWO), Framing.JSON_ARRAY), 0, 0);
        assertThat(hasLeft(last)).isTrue();
    }

    @Test
    void doesNotTakeNewerEntriesThatWereGivenUpForOlderOnesThatWait() throws InterruptedException {
        bench.offer(Priority.HIGH, "1", "2");
        long last = bench.ledger.hurry();
        bench.offer(Priority.LOW, "3", "4");
        bench.offer(Priority.HIGH, "5", "6");

        assertThat(hasLeft(last)).isFalse();
        bench.ledger.bookSent(new Batch(bench.ledger.next(TWO), Framing.JSON_ARRAY), 0, 0);
        assertThat(hasLeft(last)).isTrue();
    }

    @Test
    void countsWhatTheSpoolFindsDamagedUnderItsOwnReason() {
        DeliveryBench damaged = new DeliveryBench(TWO_ENTRIES, new DamagedSpool());
        damaged.offer("1", "2", "3");

        damaged.ledger.next(TWO);

        assertThat(damaged.ledger.counts().dropped(DropReason.DAMAGED)).isEqualTo(3);
        assertThat(damaged.ledger.counts().queued()).isZero();
        assertThat(damaged.ledger.takeDamaged()).isEqualTo(3);
        assertThat(damaged.ledger.takeDamaged()).isZero();
    }

    @Test
    void knowsWhenWhatAFlushAskedForHasLeftHoweverMuchCameLater() throws InterruptedException {
        bench.offer("1", "2");
        long last = bench.ledger.hurry();
        Batch batch = new Batch(bench.ledger.next(TWO), Framing.JSON_ARRAY);
        bench.offer("3");
        bench.ledger.hurry();

        bench.ledger.bookSent(batch, 0, 0);

        assertThat(hasLeft(last)).isTrue();
        assertThat(bench.ledger.isHurried()).isTrue();
    }

    private boolean hasLeft(long last) throws InterruptedException {
        return bench.ledger.awaitLeft(last, Duration.ZERO, () -> false);
    }

    /** Can read nothing of what it was given. */
    private static final class DamagedSpool implements Spool {
        private long entries;
        private long items;
        private long damaged;

        @Override
        public Admission offer(byte[] buffer, int offset, int length, Priority priority, int more) {
            entries++;
            items += more;
            return Admission.ADMITTED;
        }

        @Override
        public List<byte[]> peek(Cut cut) {
            damaged = items;
            entries = 0;
            items = 0;
            return List.of();
        }

        @Override
        public long takeDamaged() {
            long taken = damaged;
            damaged = 0;
            return taken;
        }

        @Override
        public long commit(int count) {
            return 0;
        }

        @Override
        public long entries() {
            return entries;
        }

        @Override
        public long items() {
            return items;
        }

        @Override
        public long bytes() {
            return entries;
        }

        @Override
        public long close() {
            return items;
        }
    }
}
