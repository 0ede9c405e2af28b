package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Keeps the newest entries, bounded by their number and by their bytes, whichever is reached first. Thread-safe.
 *
 * @param <T> what is kept
 */
public final class Ring<T> implements View<T> {

    private record Slot<T>(T entry, long bytes) {}

    private final String name;
    private final Bounds bounds;
    private final Changes changes;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, Slot<T>> slots = new TreeMap<>();
    private long nextId = 1;
    private long bytes;
    private long evicted;

    /**
     * An empty ring.
     *
     * @param name what the entries are called in messages, in the plural
     * @param bounds how much is kept
     * @param changes who is told about new entries
     */
    public Ring(String name, Bounds bounds, Changes changes) {
        this.name = name;
        this.bounds = bounds;
        this.changes = changes;
    }

    /**
     * Adds many entries with one wake-up of whoever waits.
     *
     * @param entries makes each entry from the id it gets
     * @param weight an estimate of the memory each one takes, in bytes
     * @return the entries
     */
    public List<T> addAll(List<LongFunction<T>> entries, long weight) {
        List<T> added = new ArrayList<>(entries.size());
        lock.lock();
        try {
            entries.forEach(entry -> added.add(append(entry, weight)));
        } finally {
            lock.unlock();
        }
        changes.signal();
        return added;
    }

    /**
     * Adds one entry and evicts the oldest ones that no longer fit.
     *
     * @param entry makes the entry from the id it gets
     * @param weight an estimate of the memory it takes, in bytes
     * @return the entry
     */
    public T add(LongFunction<T> entry, long weight) {
        T added;
        lock.lock();
        try {
            added = append(entry, weight);
        } finally {
            lock.unlock();
        }
        changes.signal();
        return added;
    }

    /**
     * Takes an id for an entry that is put later, under {@link #put}.
     *
     * @return the id
     */
    public long reserve() {
        lock.lock();
        try {
            return nextId++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts the entry of a reserved id.
     *
     * @param id the id
     * @param entry the entry
     * @param weight an estimate of the memory it takes, in bytes
     */
    public void put(long id, T entry, long weight) {
        lock.lock();
        try {
            keep(id, entry, weight);
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    private T append(LongFunction<T> entry, long weight) {
        long id = nextId++;
        T added = entry.apply(id);
        keep(id, added, weight);
        return added;
    }

    private void keep(long id, T entry, long weight) {
        slots.put(id, new Slot<>(entry, weight));
        bytes += weight;
        while (slots.size() > 1 && (slots.size() > bounds.count() || bytes > bounds.bytes())) {
            bytes -= slots.pollFirstEntry().getValue().bytes();
            evicted++;
        }
    }

    /** Forgets everything; ids go on from where they were. */
    public void clear() {
        lock.lock();
        try {
            slots.clear();
            bytes = 0;
            evicted = 0;
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    @Override
    public List<T> all() {
        lock.lock();
        try {
            List<T> entries = new ArrayList<>(slots.size());
            slots.values().forEach(slot -> entries.add(slot.entry()));
            return entries;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<T> newest(int limit, Predicate<? super T> filter) {
        List<T> all = all();
        List<T> found = new ArrayList<>(Math.min(limit, all.size()));
        for (int i = all.size() - 1; i >= 0 && found.size() < limit; i--) {
            if (filter.test(all.get(i))) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    @Override
    public Optional<T> byId(long id) {
        lock.lock();
        try {
            return Optional.ofNullable(slots.get(id)).map(Slot::entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long evicted() {
        lock.lock();
        try {
            return evicted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nextId() {
        lock.lock();
        try {
            return nextId;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<T> await(Predicate<? super T> filter, int count, Duration timeout) {
        boolean arrived = changes.await(() -> matching(filter).size() >= count, timeout);
        List<T> found = matching(filter);
        if (!arrived && found.size() < count) {
            throw new NotReceivedException("Waited " + timeout + " for " + count + " matching " + name + ", but only "
                    + found.size() + " of the " + size() + " received match; look at the sandbox's console for why");
        }
        return found;
    }

    private List<T> matching(Predicate<? super T> filter) {
        List<T> found = new ArrayList<>(all());
        found.removeIf(filter.negate());
        return found;
    }
}
