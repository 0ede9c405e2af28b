package dev.hinomi.alerts.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps states as long as the process lives, as text, just as a store that outlives it would. Thread-safe. */
public final class MemoryStateStore implements StateStore {

    private final Map<AlertKey, Entry> entries = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final MemoryOutboxStore outbox;
    private Optional<Instant> aliveAt = Optional.empty();

    private record Entry(String condition, String standing) {}

    /** An empty store with an outbox that nobody reads. */
    public MemoryStateStore() {
        this(new MemoryOutboxStore(InstantSource.system()));
    }

    /** An empty store. */
    public MemoryStateStore(MemoryOutboxStore outbox) {
        this.outbox = outbox;
    }

    @Override
    public Snapshot load() {
        lock.lock();
        try {
            return new Snapshot(
                    aliveAt,
                    entries.entrySet().stream()
                            .map(kept -> new Remembered(
                                    kept.getKey(),
                                    kept.getValue().condition(),
                                    StandingJson.read(kept.getValue().standing())))
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void save(
            Instant at, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        lock.lock();
        try {
            changed.forEach(alert ->
                    entries.put(alert.key(), new Entry(alert.condition(), StandingJson.write(alert.standing()))));
            gone.forEach(entries::remove);
            aliveAt = Optional.of(at);
            outbox.add(owed);
        } finally {
            lock.unlock();
        }
    }
}
