package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An outbox as long as the process lives. Thread-safe. */
public final class MemoryOutboxStore implements OutboxStore {

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<ThreadKey, Progress> threads = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    private record Row(OutboxEntry entry, Instant addedAt, Instant dueAt, long fence, Optional<Instant> toldAt) {

        boolean waits() {
            return toldAt.isEmpty();
        }

        ThreadKey thread() {
            return new ThreadKey(entry.channel(), entry.thread());
        }

        Row inHand(long by) {
            return new Row(entry, addedAt, dueAt, by, toldAt);
        }

        Row told(Instant at) {
            return new Row(entry, addedAt, dueAt, fence, Optional.of(at));
        }
    }

    private record ThreadKey(String channel, String thread) {}

    private record Progress(OutboxThread state, Instant dueAt) {}

    private record Channel(long fence, Instant claimedUntil, Instant freeAt) {
        private static final Channel UNUSED = new Channel(0, Instant.MIN, Instant.MIN);

        Instant openAt() {
            return claimedUntil.isAfter(freeAt) ? claimedUntil : freeAt;
        }
    }

    /** An empty outbox whose claims last by this clock. */
    public MemoryOutboxStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void add(Collection<OutboxEntry> entries) {
        locked(() -> {
            Instant now = clock.instant();
            for (OutboxEntry entry : entries) {
                rows.putIfAbsent(entry.key(), new Row(entry, now, now.plus(entry.delay()), 0, Optional.empty()));
                channels.putIfAbsent(entry.channel(), Channel.UNUSED);
                threads.putIfAbsent(
                        new ThreadKey(entry.channel(), entry.thread()),
                        new Progress(OutboxThread.untold(entry.thread()), now));
            }
            return true;
        });
    }

    @Override
    public Optional<OutboxClaim> claim(Duration time) {
        return locked(() -> {
            Instant now = clock.instant();
            return waiting()
                    .filter(row -> !openAt(row).isAfter(now))
                    .min(Comparator.comparingInt(row -> row.entry().urgency()))
                    .map(first -> claimed(first.thread(), now, time));
        });
    }

    private OutboxClaim claimed(ThreadKey thread, Instant now, Duration time) {
        Channel before = channels.getOrDefault(thread.channel(), Channel.UNUSED);
        long fence = before.fence() + 1;
        channels.put(thread.channel(), new Channel(fence, now.plus(time), before.freeAt()));
        List<OutboxEntry> entries = new ArrayList<>();
        rows.replaceAll((key, row) -> {
            if (!row.waits() || !row.thread().equals(thread) || row.dueAt().isAfter(now)) {
                return row;
            }
            entries.add(row.entry());
            return row.inHand(fence);
        });
        Progress progress = progress(thread);
        threads.put(thread, new Progress(progress.state().claimed(now), progress.dueAt()));
        return new OutboxClaim(thread.channel(), progress.state(), entries, now, fence);
    }

    @Override
    public boolean settle(OutboxClaim claim, Settlement settlement) {
        return locked(() -> {
            Channel channel = channels.getOrDefault(claim.channel(), Channel.UNUSED);
            if (channel.fence() != claim.fence()) {
                return false;
            }
            Instant now = clock.instant();
            ThreadKey thread = new ThreadKey(claim.channel(), claim.thread().name());
            if (settlement instanceof Settlement.Done) {
                rows.replaceAll((key, row) -> row.waits() && row.thread().equals(thread) && row.fence() == claim.fence()
                        ? row.told(now)
                        : row);
            }
            threads.put(
                    thread,
                    new Progress(claim.thread().after(settlement, claim.claimedAt()), now.plus(settlement.rest())));
            channels.put(claim.channel(), new Channel(claim.fence(), Instant.MIN, now.plus(settlement.pause())));
            return true;
        });
    }

    @Override
    public Backlog backlog() {
        return locked(() -> {
            Instant now = clock.instant();
            return waiting()
                    .map(Row::addedAt)
                    .min(Comparator.naturalOrder())
                    .map(oldest -> new Backlog(
                            waiting().count(),
                            Duration.between(oldest, now),
                            waiting()
                                    .map(this::openAt)
                                    .min(Comparator.naturalOrder())
                                    .map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO)))
                    .orElse(Backlog.NONE);
        });
    }

    @Override
    public int forgetTold(Duration age) {
        return locked(() -> {
            int before = rows.size();
            Instant oldest = clock.instant().minus(age);
            rows.values().removeIf(row -> row.toldAt().filter(oldest::isAfter).isPresent());
            threads.keySet().retainAll(rows.values().stream().map(Row::thread).toList());
            return before - rows.size();
        });
    }

    private Stream<Row> waiting() {
        return rows.values().stream().filter(Row::waits);
    }

    /** When the row can be told at the earliest. */
    private Instant openAt(Row row) {
        return Stream.of(
                        row.dueAt(),
                        progress(row.thread()).dueAt(),
                        channels.getOrDefault(row.entry().channel(), Channel.UNUSED)
                                .openAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Progress progress(ThreadKey thread) {
        return threads.getOrDefault(thread, new Progress(OutboxThread.untold(thread.thread()), Instant.MIN));
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
