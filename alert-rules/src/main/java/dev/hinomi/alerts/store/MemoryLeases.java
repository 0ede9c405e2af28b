package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases among the threads of one process. Thread-safe. */
public final class MemoryLeases implements Leases {

    private final InstantSource clock;
    private final Map<String, Tenancy> tenancies = new HashMap<>();

    /** Leases that last by this clock. */
    public MemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> acquire(String name, String owner, Duration time) {
        return changed(name, tenancy(name).acquired(owner, time, now())).map(after -> after.lease(name));
    }

    @Override
    public synchronized boolean renew(Lease lease, Duration time) {
        return changed(lease.name(), tenancy(lease.name()).renewed(lease, time, now()))
                .isPresent();
    }

    @Override
    public synchronized void release(Lease lease) {
        changed(lease.name(), tenancy(lease.name()).released(lease));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    private Tenancy tenancy(String name) {
        return tenancies.getOrDefault(name, Tenancy.NONE);
    }

    private Optional<Tenancy> changed(String name, Optional<Tenancy> after) {
        after.ifPresent(tenancy -> tenancies.put(name, tenancy));
        return after;
    }
}
