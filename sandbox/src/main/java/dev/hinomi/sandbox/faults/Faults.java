package dev.hinomi.sandbox.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/** The faults that are switched on; of several for one request the oldest applies. Thread-safe. */
public final class Faults {

    private final InstantSource clock;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ActiveFault> active = new ArrayList<>();
    private final Random chance = new Random(1);
    private long nextId = 1;
    private long applied;

    /**
     * No faults.
     *
     * @param clock tells when a fault is over
     * @param changed is told when a fault is switched on or off
     */
    public Faults(InstantSource clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Switches a fault on.
     *
     * @param fault the fault
     * @return the fault as it is now
     */
    public ActiveFault add(Fault fault) {
        Instant now = clock.instant();
        Instant until = fault.extent() instanceof FaultExtent.During during ? now.plus(during.duration()) : null;
        Integer left = fault.extent() instanceof FaultExtent.Times times ? times.count() : null;
        ActiveFault added;
        lock.lock();
        try {
            added = new ActiveFault(nextId++, fault, now, until, left, 0);
            active.add(added);
        } finally {
            lock.unlock();
        }
        changed.run();
        return added;
    }

    /**
     * Switches a fault off.
     *
     * @param id its id
     * @return whether it was on
     */
    public boolean remove(long id) {
        boolean removed;
        lock.lock();
        try {
            removed = active.removeIf(fault -> fault.id() == id);
        } finally {
            lock.unlock();
        }
        changed.run();
        return removed;
    }

    /** Switches every fault off. */
    public void clear() {
        lock.lock();
        try {
            active.clear();
        } finally {
            lock.unlock();
        }
        changed.run();
    }

    /**
     * The faults that are on now.
     *
     * @return a snapshot, oldest first
     */
    public List<ActiveFault> active() {
        lock.lock();
        try {
            active.removeIf(fault -> fault.over(clock.instant()));
            return List.copyOf(active);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The fault for a request, which counts as hit by it.
     *
     * @param agent whether the request came to the trace agent's port
     * @param path its path without the query
     * @return the fault to apply
     */
    public Optional<ActiveFault> take(boolean agent, String path) {
        lock.lock();
        try {
            active.removeIf(fault -> fault.over(clock.instant()));
            for (int i = 0; i < active.size(); i++) {
                if (active.get(i).fault().target().matches(agent, path) && isHit(active.get(i))) {
                    ActiveFault hit = active.get(i).hit();
                    active.set(i, hit);
                    applied++;
                    return Optional.of(hit);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isHit(ActiveFault fault) {
        return chance.nextInt(100) < fault.fault().percent();
    }

    /**
     * Whether a request that was hit is still to be held: until its fault is over. A fault for a number of requests is over
     * for others when it is used up, but not for those it hit.
     *
     * @param hit the fault as it hit the request
     * @return whether to hold it
     */
    public boolean holds(ActiveFault hit) {
        boolean counted = hit.fault().extent() instanceof FaultExtent.Times;
        return counted || active().stream().anyMatch(fault -> fault.id() == hit.id());
    }

    /**
     * How many requests any fault was applied to since the start.
     *
     * @return the number of requests
     */
    public long applied() {
        lock.lock();
        try {
            return applied;
        } finally {
            lock.unlock();
        }
    }
}
