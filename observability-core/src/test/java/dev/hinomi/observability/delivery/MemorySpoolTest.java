package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemorySpoolTest extends SpoolContract {

    @Override
    Spool ofBytes(long bytes) {
        return MemorySpool.ofBytes(bytes);
    }

    @Override
    int overheadBytes() {
        return MemorySpool.ENTRY_OVERHEAD_BYTES;
    }

    @Test
    void losesWhatIsLeftWhenItIsClosedAndSaysHowMuch() {
        Spool spool = ofBytes(1_000);
        offer(spool, "a", "b");
        spool.offer(new byte[3], 0, 3, Priority.HIGH, 7);

        assertThat(spool.close()).isEqualTo(9);
        assertThat(spool.entries()).isZero();
        assertThat(spool.items()).isZero();
    }
}
