package dev.hinomi.observability.spool;

import java.util.concurrent.atomic.AtomicLong;

/** How many entries wait in files, and how many bytes they have. Changed under the lock of the spool, read without. */
final class Tally {
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong payloadBytes = new AtomicLong();

    void add(long moreEntries, long moreBytes) {
        entries.addAndGet(moreEntries);
        payloadBytes.addAndGet(moreBytes);
    }

    long entries() {
        return entries.get();
    }

    long payloadBytes() {
        return payloadBytes.get();
    }
}
