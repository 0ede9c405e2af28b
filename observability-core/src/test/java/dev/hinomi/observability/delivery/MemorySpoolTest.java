package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemorySpoolTest extends SpoolContract {

    @Override
    Spool roomy() {
        return MemorySpool.ofBytes(1_000_000);
    }

    @Override
    Spool roomForThreeOfTenBytes() {
        return MemorySpool.ofBytes(3 * (10 + MemorySpool.ENTRY_OVERHEAD_BYTES));
    }

    @Test
    void losesWhatIsLeftWhenItIsClosedAndSaysHowMuch() {
        Spool spool = roomy();
        offer(spool, "a", "b");

        assertThat(spool.close()).isEqualTo(2);
        assertThat(spool.entries()).isZero();
    }
}
