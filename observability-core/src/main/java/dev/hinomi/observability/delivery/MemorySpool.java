package dev.hinomi.observability.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries in memory, bounded in bytes. Each entry is charged its length and {@value #ENTRY_OVERHEAD_BYTES} bytes for the
 * objects that hold it. Thread-safe; the counts are read without a lock.
 */
public final class MemorySpool implements Spool {
    static final int ENTRY_OVERHEAD_BYTES = 48;

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Held> inFlight = new ArrayDeque<>();
    private volatile long entries;
    private volatile long payloadBytes;
    private volatile long itemsBesides;
    private Waiting waiting = new Waiting();
    private long charged;

    private MemorySpool(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** A spool of the given size. */
    public static MemorySpool ofBytes(long capacityBytes) {
        if (capacityBytes < 1) {
            throw new IllegalArgumentException(
                    "A spool must hold at least 1 byte, but its capacity is " + capacityBytes + ".");
        }
        return new MemorySpool(capacityBytes);
    }

    static long charge(byte[] payload) {
        return (long) payload.length + ENTRY_OVERHEAD_BYTES;
    }

    @Override
    public Admission offer(byte[] buffer, int offset, int length, Priority priority, int items) {
        if ((long) length + ENTRY_OVERHEAD_BYTES > capacityBytes) {
            return Admission.TOO_LARGE;
        }
        byte[] entry = Arrays.copyOfRange(buffer, offset, offset + length);
        lock.lock();
        try {
            if (charged + charge(entry) - waiting.chargeUpTo(priority) > capacityBytes) {
                return Admission.NO_ROOM;
            }
            long evicted = makeRoomFor(entry);
            waiting.add(entry, priority, items);
            charged += charge(entry);
            count(1, length, items - 1L);
            return evicted == 0 ? Admission.ADMITTED : new Admission(null, evicted);
        } finally {
            lock.unlock();
        }
    }

    private long makeRoomFor(byte[] entry) {
        long evicted = 0;
        while (charged + charge(entry) > capacityBytes) {
            evicted += forget(waiting.takeLeast());
        }
        return evicted;
    }

    private int forget(Held entry) {
        charged -= charge(entry.payload());
        count(-1, -entry.length(), 1L - entry.items());
        return entry.items();
    }

    /** Nothing is stored for entries of one item: to store what all threads see costs as much as the rest of an offer. */
    private void count(long moreEntries, long moreBytes, long moreItemsBesides) {
        entries = entries() + moreEntries;
        payloadBytes = bytes() + moreBytes;
        if (moreItemsBesides != 0) {
            itemsBesides = itemsBesides() + moreItemsBesides;
        }
    }

    @Override
    public List<byte[]> peek(Cut cut) {
        lock.lock();
        try {
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            for (Held entry : inFlight) {
                if (!batch.isEmpty() && !cut.admits(batch.size(), bytes, entry.length())) {
                    return batch;
                }
                batch.add(entry.payload());
                bytes += cut.cost(entry.length());
            }
            topUp(batch, bytes, cut);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void topUp(List<byte[]> batch, long bytesSoFar, Cut cut) {
        long bytes = bytesSoFar;
        int length = waiting.firstLength();
        while (length >= 0 && (batch.isEmpty() || cut.admits(batch.size(), bytes, length))) {
            Held next = waiting.takeFirst();
            inFlight.add(next);
            batch.add(next.payload());
            bytes += cut.cost(length);
            length = waiting.firstLength();
        }
    }

    @Override
    public long commit(int count) {
        lock.lock();
        try {
            if (count > inFlight.size()) {
                throw new IllegalArgumentException("Only the " + inFlight.size()
                        + " entries that were peeked at can be committed, but " + count + " were.");
            }
            long items = 0;
            for (int i = 0; i < count; i++) {
                items += forget(inFlight.remove());
            }
            return items;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public long items() {
        return entries + itemsBesides;
    }

    private long itemsBesides() {
        return itemsBesides;
    }

    @Override
    public long bytes() {
        return payloadBytes;
    }

    @Override
    public long close() {
        lock.lock();
        try {
            long lost = items();
            inFlight.clear();
            waiting = new Waiting();
            charged = 0;
            entries = 0;
            payloadBytes = 0;
            itemsBesides = 0;
            return lost;
        } finally {
            lock.unlock();
        }
    }
}
