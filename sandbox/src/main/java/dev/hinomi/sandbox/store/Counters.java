package dev.hinomi.sandbox.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Exact counts since the start or the last clear. Thread-safe. */
public final class Counters {

    private final Map<Counter, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * Counts.
     *
     * @param counter what
     * @param amount how many
     */
    public void add(Counter counter, long amount) {
        counts.computeIfAbsent(counter, c -> new LongAdder()).add(amount);
    }

    /**
     * Reads one count.
     *
     * @param counter what
     * @return how many
     */
    public long get(Counter counter) {
        LongAdder adder = counts.get(counter);
        return adder == null ? 0 : adder.sum();
    }

    /** Sets every count to 0. */
    public void clear() {
        counts.clear();
    }
}
