package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryOutboxStoreTest extends OutboxStoreContract {

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final MemoryOutboxStore outbox = new MemoryOutboxStore(clock);

    @Override
    protected OutboxStore open() {
        return outbox;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void anEntryThatNoStoreCouldKeepIsRefusedWithWhatItIs() {
        assertThatThrownBy(() -> OutboxEntry.of("k", "#" + "x".repeat(100), "t", "{}"))
                .hasMessageContaining("at most 100 characters")
                .hasMessageContaining("#xxx");
        assertThatThrownBy(() -> new OutboxEntry("k", "#a", "t", -1, Duration.ZERO, "{}"))
                .hasMessageContaining("but were -1 and PT0S in \"k\"");
    }
}
