package dev.hinomi.alerts.store;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;

class MemoryLeasesTest extends LeasesContract {

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final MemoryLeases leases = new MemoryLeases(clock);

    @Override
    protected Leases open() {
        return leases;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
