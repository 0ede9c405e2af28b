package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outbox as long as the process lives. Thread-safe. */
public final class MemoryOutboxStore implements OutboxStore {

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, OutboxThread> threads = new LinkedHashMap<>();
    private long highestFence;
    private long latestNumber;

    private record Row(long number, OutboxEntry entry, Instant addedAt, Optional<Instant> takenAt) {

        boolean waits() {
            return takenAt.isEmpty();
        }
    }

    /** An empty outbox that measures how long something waits by this clock. */
    public MemoryOutboxStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void add(Collection<OutboxEntry> entries) {
        locked(() -> {
            Instant now = clock.instant();
            entries.forEach(entry ->
                    rows.computeIfAbsent(entry.key(), key -> new Row(++latestNumber, entry, now, Optional.empty())));
            return now;
        });
    }

    @Override
    public List<Queued> waiting(long after, int most) {
        return locked(() -> {
            Instant now = clock.instant();
            return rows().filter(row -> row.number() > after)
                    .limit(most)
                    .map(row -> new Queued(row.number(), row.entry(), Duration.between(row.addedAt(), now)))
                    .toList();
        });
    }

    @Override
    public Set<String> untaken(Collection<String> keys) {
        return locked(() ->
                rows().map(row -> row.entry().key()).filter(keys::contains).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<OutboxThread> threads() {
        return locked(() -> List.copyOf(threads.values()));
    }

    @Override
    public Optional<OutboxThread> thread(String name) {
        return locked(() -> Optional.ofNullable(threads.get(name)));
    }

    @Override
    public void write(Lease lease, Progress progress) {
        locked(() -> {
            if (lease.fence() < highestFence) {
                throw new StoreException(
                        new Trouble.Superseded(),
                        "somebody else tells people under the fence " + highestFence + ", " + lease.owner() + " had "
                                + lease.fence(),
                        null);
            }
            highestFence = lease.fence();
            Instant now = clock.instant();
            progress.changed().forEach(thread -> threads.put(thread.name(), thread));
            progress.over().forEach(threads::remove);
            progress.taken()
                    .forEach(key -> rows.computeIfPresent(
                            key, (known, row) -> new Row(row.number(), row.entry(), row.addedAt(), Optional.of(now))));
            return now;
        });
    }

    @Override
    public List<OutboxThread> threadsWith(String text) {
        return threads().stream().filter(thread -> thread.body().contains(text)).toList();
    }

    @Override
    public Backlog backlog() {
        return locked(() -> rows().map(Row::addedAt)
                .min(Comparator.naturalOrder())
                .map(oldest -> new Backlog(rows().count(), Duration.between(oldest, clock.instant())))
                .orElse(Backlog.NONE));
    }

    @Override
    public int forgetTaken(Duration age) {
        return locked(() -> {
            int before = rows.size();
            Instant oldest = clock.instant().minus(age);
            rows.values().removeIf(row -> row.takenAt().filter(oldest::isAfter).isPresent());
            return before - rows.size();
        });
    }

    private Stream<Row> rows() {
        return rows.values().stream().filter(Row::waits);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
