package dev.hinomi.observability.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries in memory, bounded in bytes: when full, the oldest that are not being sent make room for the newest, and an
 * entry that finds no room beside those being sent is refused. Each entry is charged its length and
 * {@value #ENTRY_OVERHEAD_BYTES} bytes for the objects that hold it. Thread-safe.
 */
public final class MemorySpool implements Spool {
    static final int ENTRY_OVERHEAD_BYTES = 24;

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> inFlight = new ArrayDeque<>();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long payloadBytes;
    private long inFlightBytes;

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

    @Override
    public Admission offer(byte[] buffer, int offset, int length, Priority priority) {
        if (charge(1, length) > capacityBytes) {
            return Admission.TOO_LARGE;
        }
        byte[] entry = Arrays.copyOfRange(buffer, offset, offset + length);
        lock.lock();
        try {
            if (charge(inFlight.size(), inFlightBytes) + charge(1, length) > capacityBytes) {
                return Admission.NO_ROOM;
            }
            int evicted = makeRoomFor(length);
            waiting.add(entry);
            payloadBytes += length;
            return evicted == 0 ? Admission.ADMITTED : new Admission(null, evicted);
        } finally {
            lock.unlock();
        }
    }

    private int makeRoomFor(int length) {
        int evicted = 0;
        while (charge(size(), payloadBytes) + charge(1, length) > capacityBytes) {
            payloadBytes -= waiting.remove().length;
            evicted++;
        }
        return evicted;
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
        byte[] next = waiting.peek();
        while (next != null && (batch.isEmpty() || cut.admits(batch.size(), bytes, next.length))) {
            waiting.remove();
            inFlight.add(next);
            inFlightBytes += next.length;
            batch.add(next);
            bytes += cut.cost(next.length);
            next = waiting.peek();
        }
    }

    @Override
    public void commit(int entries) {
        lock.lock();
        try {
            if (entries > inFlight.size()) {
                throw new IllegalArgumentException("Only the " + inFlight.size()
                        + " entries that were peeked at can be committed, but " + entries + " were.");
            }
            for (int i = 0; i < entries; i++) {
                int length = inFlight.remove().length;
                inFlightBytes -= length;
                payloadBytes -= length;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long entries() {
        lock.lock();
        try {
            return size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long bytes() {
        lock.lock();
        try {
            return payloadBytes;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long close() {
        lock.lock();
        try {
            long lost = size();
            inFlight.clear();
            waiting.clear();
            payloadBytes = 0;
            inFlightBytes = 0;
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private long size() {
        return (long) inFlight.size() + waiting.size();
    }

    private static long charge(long entries, long bytes) {
        return bytes + entries * ENTRY_OVERHEAD_BYTES;
    }
}
