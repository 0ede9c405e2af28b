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
        private final Deque<Held> entries = new ArrayDeque<>();
        private long charge;

        void add(Held entry) {
            entries.add(entry);
            charge += MemorySpool.charge(entry.payload());
        }

        Held take() {
            Held entry = entries.remove();
            charge -= MemorySpool.charge(entry.payload());
            return entry;
        }
    }

    /** Adds an entry that stands for so many items. */
    void add(byte[] payload, Priority priority, int items) {
        lastNumber++;
        lowestFirst.computeIfAbsent(priority, first -> new Lane()).add(Held.of(lastNumber, payload, items));
    }

    /** The length of the entry that came first; -1 if there is none. */
    int firstLength() {
        Lane lane = first();
        return lane == null ? -1 : lane.entries.element().length();
    }

    /** Takes the entry that came first, of which there must be one. */
    Held takeFirst() {
        return taken(first());
    }

    private @Nullable Lane first() {
        Lane first = null;
        long lowest = Long.MAX_VALUE;
        for (Lane lane : lowestFirst.values()) {
            Held entry = lane.entries.peek();
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
        for (Map.Entry<Priority, Lane> lane : lowestFirst.entrySet()) {
            charge += lane.getKey().compareTo(highest) <= 0 ? lane.getValue().charge : 0;
        }
        return charge;
    }

    /** Takes the oldest entry of the lowest priority, of which there must be one. */
    Held takeLeast() {
        for (Lane lane : lowestFirst.values()) {
            if (!lane.entries.isEmpty()) {
                return lane.take();
            }
        }
        return taken(null);
    }

    private static Held taken(@Nullable Lane lane) {
        if (lane == null) {
            throw new IllegalStateException("No entry waits: ask whether one does before taking it.");
        }
        return lane.take();
    }
}
