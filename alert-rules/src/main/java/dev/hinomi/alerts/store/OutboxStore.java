package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what people are to be told, and how far that has come, for all instances. Anybody adds to it; whoever is elected takes in what
 * was added and writes how far it was told. Time is the store's own. Thread-safe; any method may throw when the store is away, and
 * may then be called again.
 */
public interface OutboxStore {

    /** Keeps entries that belong to no change of a state; those whose key is known already are no mistake. */
    void add(Collection<OutboxEntry> entries);

    /**
     * The oldest entries that nobody has taken in, in the order in which they came; so many at most.
     *
     * @param after the number of the last one that is not wanted; 0 for none
     */
    List<Queued> waiting(long after, int most);

    /** Those of these keys that nobody has taken in. */
    Set<String> untaken(Collection<String> keys);

    /** Everything that is told and not over. */
    List<OutboxThread> threads();

    /** One of them by its name; empty if there is none. For whoever needs no other. */
    Optional<OutboxThread> thread(String name);

    /**
     * Keeps how far things were told, all of it or nothing.
     *
     * @param lease under which it is written
     * @throws StoreException if somebody else has the lease by now, or if it is not known whether it was done
     */
    void write(Lease lease, Progress progress);

    /** Everything that is told and not over, and has this text in its body. */
    List<OutboxThread> threadsWith(String text);

    /** What nobody has taken in. */
    Backlog backlog();

    /** Forgets what was taken in longer ago than this; its keys are then no longer known. Returns how many entries that were. */
    int forgetTaken(Duration age);

    /**
     * What nobody has taken in.
     *
     * @param number grows with each that is added, from 1
     * @param age how long it has waited
     */
    record Queued(long number, OutboxEntry entry, Duration age) {}

    /**
     * What one who tells has done.
     *
     * @param changed things in place of what was kept of them
     * @param over names of things of which nothing more is told; unknown ones are no mistake
     * @param taken keys of entries that are taken in by this
     */
    record Progress(Collection<OutboxThread> changed, Collection<String> over, Collection<String> taken) {

        /** Takes its own copies. */
        public Progress {
            changed = List.copyOf(changed);
            over = List.copyOf(over);
            taken = List.copyOf(taken);
        }

        /** Whether there is nothing to keep. */
        public boolean isEmpty() {
            return changed.isEmpty() && over.isEmpty() && taken.isEmpty();
        }
    }
}
