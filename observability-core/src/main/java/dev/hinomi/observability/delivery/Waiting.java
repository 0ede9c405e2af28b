package dev.hinomi.observability.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries in memory that nobody has peeked at: taken out in the order in which they came, given up by their priority.
 * Every step looks at one entry of each priority. Not thread-safe.
 */
final class Waiting {
    private static final Priority[] LOWEST_FIRST = Priority.values();

    private record Entry(long number, byte[] payload) {}

    private final List<Deque<Entry>> lanes = new ArrayList<>();
    private final long[] charges = new long[LOWEST_FIRST.length];
    private long lastNumber;

    Waiting() {
        for (int lane = 0; lane < LOWEST_FIRST.length; lane++) {
            lanes.add(new ArrayDeque<>());
        }
    }

    void add(byte[] payload, Priority priority) {
        lastNumber++;
        lanes.get(priority.ordinal()).add(new Entry(lastNumber, payload));
        charges[priority.ordinal()] += MemorySpool.charge(payload);
    }

    /** The entry that came first; null if there is none. */
    byte @Nullable [] first() {
        Entry first = lanes.get(firstLane()).peek();
        return first == null ? null : first.payload();
    }

    /** Takes the entry that came first, of which there must be one. */
    byte[] takeFirst() {
        return take(firstLane());
    }

    private int firstLane() {
        int first = 0;
        long lowest = Long.MAX_VALUE;
        for (int lane = 0; lane < charges.length; lane++) {
            Entry entry = lanes.get(lane).peek();
            if (entry != null && entry.number() < lowest) {
                lowest = entry.number();
                first = lane;
            }
        }
        return first;
    }

    /** What giving up everything that is of no higher priority would set free. */
    long chargeUpTo(Priority highest) {
        long charge = 0;
        for (int lane = 0; lane <= highest.ordinal(); lane++) {
            charge += charges[lane];
        }
        return charge;
    }

    /** Takes the oldest entry of the lowest priority, of which there must be one. */
    byte[] takeLeast() {
        int lane = 0;
        while (lanes.get(lane).isEmpty()) {
            lane++;
        }
        return take(lane);
    }

    private byte[] take(int lane) {
        byte[] payload = lanes.get(lane).remove().payload();
        charges[lane] -= MemorySpool.charge(payload);
        return payload;
    }
}
