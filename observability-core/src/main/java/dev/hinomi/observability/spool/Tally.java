package dev.hinomi.observability.spool;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many entries wait in files, how many items they stand for, and how many bytes they have. Changed under the lock of the
 * spool, read without.
 */
final class Tally {
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong itemsBesides = new AtomicLong();
    private final AtomicLong payloadBytes = new AtomicLong();

    void add(long moreEntries, long moreItems, long moreBytes) {
        entries.addAndGet(moreEntries);
        if (moreItems != moreEntries) {
            itemsBesides.addAndGet(moreItems - moreEntries);
        }
        payloadBytes.addAndGet(moreBytes);
    }

    long entries() {
        return entries.get();
    }

    long items() {
        return entries.get() + itemsBesides.get();
    }

    long payloadBytes() {
        return payloadBytes.get();
    }
}
