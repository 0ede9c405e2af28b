package dev.hinomi.observability.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries in memory that nobody has peeked at: taken out in the order in which they came, given up by their priority.
 * Every step looks at one entry of each priority. Not thread-safe.
 */
final class Waiting {
    private final Map<Priority, Lane> lowestFirst = new EnumMap<>(Priority.class);
    private long lastNumber;

    /** The entries of one priority, oldest first. */
    private static final class Lane {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long charge;

        void add(Entry entry) {
            entries.add(entry);
            charge += MemorySpool.charge(entry.payload);
        }

        byte[] take() {
            byte[] payload = entries.remove().payload;
            charge -= MemorySpool.charge(payload);
            return payload;
        }
    }

    private static final class Entry {
        private final long number;
        private final byte[] payload;

        Entry(long number, byte[] payload) {
            this.number = number;
            this.payload = payload;
        }
    }

    void add(byte[] payload, Priority priority) {
        lastNumber++;
        lowestFirst.computeIfAbsent(priority, first -> new Lane()).add(new Entry(lastNumber, payload));
    }

    /** The length of the entry that came first; -1 if there is none. */
    int firstLength() {
        Lane lane = first();
        return lane == null ? -1 : lane.entries.element().payload.length;
    }

    /** Takes the entry that came first, of which there must be one. */
    byte[] takeFirst() {
        return taken(first());
    }

    private @Nullable Lane first() {
        Lane first = null;
        long lowest = Long.MAX_VALUE;
        for (Lane lane : lowestFirst.values()) {
            Entry entry = lane.entries.peek();
            if (entry != null && entry.number < lowest) {
                lowest = entry.number;
                first = lane;
            }
        }
        return first;
    }

    /** What giving up everything that is of no higher priority would set free. */
    long chargeUpTo(Priority highest) {
        long charge = 0;
        for (Map.Entry<Priority, Lane> lane : lowestFirst.entrySet()) {
            charge += lane.getKey().compareTo(highest) <= 0 ? lane.getValue().charge : 0;
        }
        return charge;
    }

    /** Takes the oldest entry of the lowest priority, of which there must be one. */
    byte[] takeLeast() {
        for (Lane lane : lowestFirst.values()) {
            if (!lane.entries.isEmpty()) {
                return lane.take();
            }
        }
        return taken(null);
    }

    private static byte[] taken(@Nullable Lane lane) {
        if (lane == null) {
            throw new IllegalStateException("No entry waits: ask whether one does before taking it.");
        }
        return lane.take();
    }
}
