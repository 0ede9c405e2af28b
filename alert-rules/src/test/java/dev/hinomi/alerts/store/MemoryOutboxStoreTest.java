package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryOutboxStoreTest extends OutboxStoreContract {

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final MemoryOutboxStore outbox = new MemoryOutboxStore(clock);
    private final MemoryLeases leases = new MemoryLeases(clock);

    @Override
    protected OutboxStore open() {
        return outbox;
    }

    @Override
    protected Leases leases() {
        return leases;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void anEntryWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> new OutboxEntry(" ", "{}"))
                .hasMessage("an entry of the outbox needs a key, but had none: give it one");
    }
}
