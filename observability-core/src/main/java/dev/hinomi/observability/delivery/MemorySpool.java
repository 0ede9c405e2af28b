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
    private final Deque<byte[]> inFlight = new ArrayDeque<>();
    private volatile long entries;
    private volatile long payloadBytes;
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
    public Admission offer(byte[] buffer, int offset, int length, Priority priority) {
        if ((long) length + ENTRY_OVERHEAD_BYTES > capacityBytes) {
            return Admission.TOO_LARGE;
        }
        byte[] entry = Arrays.copyOfRange(buffer, offset, offset + length);
        lock.lock();
        try {
            if (charged + charge(entry) - waiting.chargeUpTo(priority) > capacityBytes) {
                return Admission.NO_ROOM;
            }
            int evicted = makeRoomFor(entry);
            waiting.add(entry, priority);
            charged += charge(entry);
            count(1, length);
            return evicted == 0 ? Admission.ADMITTED : new Admission(null, evicted);
        } finally {
            lock.unlock();
        }
    }

    private int makeRoomFor(byte[] entry) {
        int evicted = 0;
        while (charged + charge(entry) > capacityBytes) {
            forget(waiting.takeLeast());
            evicted++;
        }
        return evicted;
    }

    private void forget(byte[] entry) {
        charged -= charge(entry);
        count(-1, -entry.length);
    }

    private void count(long moreEntries, long moreBytes) {
        entries = entries() + moreEntries;
        payloadBytes = bytes() + moreBytes;
    }

    @Override
    public List<byte[]> peek(Cut cut) {
        lock.lock();
        try {
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            for (byte[] entry : inFlight) {
                if (!batch.isEmpty() && !cut.admits(batch.size(), bytes, entry.length)) {
                    return batch;
                }
                batch.add(entry);
                bytes += cut.cost(entry.length);
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
            byte[] next = waiting.takeFirst();
            inFlight.add(next);
            batch.add(next);
            bytes += cut.cost(length);
            length = waiting.firstLength();
        }
    }

    @Override
    public void commit(int count) {
        lock.lock();
        try {
            if (count > inFlight.size()) {
                throw new IllegalArgumentException("Only the " + inFlight.size()
                        + " entries that were peeked at can be committed, but " + count + " were.");
            }
            for (int i = 0; i < count; i++) {
                forget(inFlight.remove());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public long bytes() {
        return payloadBytes;
    }

    @Override
    public long close() {
        lock.lock();
        try {
            long lost = entries();
            inFlight.clear();
            waiting = new Waiting();
            charged = 0;
            count(-lost, -bytes());
            return lost;
        } finally {
            lock.unlock();
        }
    }
}
