package dev.hinomi.observability.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The books of one delivery: every entry that enters or leaves the spool is counted under the same lock, so that
 * {@code accepted = sent + queued + dropped} holds at every moment. Entries that a durable spool brings from an earlier
 * process count as accepted from the start. Thread-safe.
 */
final class Ledger {
    private final Spool spool;
    private final BatchLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private long accepted;
    private long admitted;
    private long hurriedUpTo;
    private long givenUp;
    private long givenUpWithin;
    private long untoldDamaged;
    private long sent;
    private long sentBytes;
    private long retries;
    private long holds;
    private long refreshed;
    private boolean closed;
    private boolean abandoned;

    Ledger(Spool spool, BatchLimits limits) {
        this.spool = spool;
        this.limits = limits;
        this.accepted = spool.entries();
        this.admitted = accepted;
    }

    /** Enters one entry; the answer tells what had to be given up for it. */
    Entered enter(byte[] buffer, int offset, int length, Priority priority) {
        lock.lock();
        try {
            accepted++;
            if (closed) {
                return refuse(DropReason.CLOSED);
            }
            if (length > limits.maxEntryBytes()) {
                return refuse(DropReason.TOO_LARGE);
            }
            return admit(buffer, offset, length, priority);
        } finally {
            lock.unlock();
        }
    }

    /** Enters an entry that was lost on its way here. */
    void enterLost() {
        locked(() -> {
            accepted++;
            addDropped(DropReason.FAULT, 1);
        });
    }

    private Entered admit(byte[] buffer, int offset, int length, Priority priority) {
        Admission admission;
        try {
            admission = spool.offer(buffer, offset, length, priority);
        } catch (RuntimeException unstorable) {
            return refuse(DropReason.FAULT);
        }
        addDropped(DropReason.SPOOL_FULL, admission.evicted());
        if (admission.evicted() > 0) {
            givenUp += admission.evicted();
            givenUpWithin = admitted;
        }
        DropReason refusal = admission.refusal();
        if (refusal != null) {
            addDropped(refusal, 1);
            return new Entered(refusal, admission.evicted(), false);
        }
        admitted++;
        return new Entered(null, admission.evicted(), startsOrFillsBatch(length));
    }

    private boolean startsOrFillsBatch(int length) {
        long entries = spool.entries();
        long bytes = spool.bytes();
        boolean fillsBytes = bytes >= limits.maxBytes() && bytes - length < limits.maxBytes();
        return entries == 1 || entries == limits.maxEntries() || fillsBytes;
    }

    private Entered refuse(DropReason reason) {
        addDropped(reason, 1);
        return new Entered(reason, 0, false);
    }

    /** The next entries to send, which stay in the spool until they are booked. */
    List<byte[]> next(Cut cut) {
        spool.prepare(cut);
        lock.lock();
        try {
            return spool.peek(cut);
        } finally {
            bookDamaged();
            lock.unlock();
        }
    }

    private void bookDamaged() {
        long damaged = spool.takeDamaged();
        addDropped(DropReason.DAMAGED, damaged);
        untoldDamaged += damaged;
    }

    /** How many entries were found damaged since the last call. */
    long takeDamaged() {
        lock.lock();
        try {
            long damaged = untoldDamaged;
            untoldDamaged = 0;
            return damaged;
        } finally {
            lock.unlock();
        }
    }

    /** Books a batch that the destination has acknowledged, some of it refreshed; false if the spool has been given up meanwhile. */
    boolean bookSent(Batch batch, int refreshedEntries) {
        long bytes = batch.bytes();
        return book(batch.size(), () -> {
            sent += batch.size();
            sentBytes += bytes;
            refreshed += refreshedEntries;
        });
    }

    /** Books entries at the head of the spool that are given up; false if the spool has been given up meanwhile. */
    boolean bookDropped(DropReason reason, int entries) {
        return book(entries, () -> addDropped(reason, entries));
    }

    private boolean book(int entries, Runnable entry) {
        lock.lock();
        try {
            if (abandoned) {
                return false;
            }
            spool.commit(entries);
            givenUp = haveLeftSinceGivingUp() ? 0 : givenUp;
            entry.run();
            settled.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void bookRetry() {
        locked(() -> retries++);
    }

    void bookHold() {
        locked(() -> {
            holds++;
            settled.signalAll();
        });
    }

    /** From now on entries are dropped instead of entered. */
    void close() {
        locked(() -> closed = true);
    }

    /** Gives up the spool: what it cannot keep beyond this process is dropped. Answers how many entries that were. */
    long abandon() {
        lock.lock();
        try {
            if (abandoned) {
                return 0;
            }
            abandoned = true;
            long lost = spool.close();
            givenUp = 0;
            addDropped(DropReason.DEADLINE, lost);
            settled.signalAll();
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for everything entered so far to be sent without lingering; answers the number of the last of it. */
    long hurry() {
        lock.lock();
        try {
            hurriedUpTo = admitted;
            return admitted;
        } finally {
            lock.unlock();
        }
    }

    boolean isHurried() {
        lock.lock();
        try {
            return leftInOrder() < hurriedUpTo;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every entry up to a number has left the spool, for at most the given time or until it is hopeless.
     * Entries that are given up because the spool is full do not stand in for older ones that still wait.
     */
    boolean awaitLeft(long upTo, Duration atMost, BooleanSupplier hopeless) throws InterruptedException {
        long remaining = atMost.toNanos();
        lock.lock();
        try {
            while (leftInOrder() < upTo && remaining > 0 && !abandoned && !hopeless.getAsBoolean()) {
                remaining = settled.awaitNanos(remaining);
            }
            return leftInOrder() >= upTo;
        } finally {
            lock.unlock();
        }
    }

    DeliveryCounts counts() {
        lock.lock();
        try {
            return new DeliveryCounts(
                    accepted, sent, spool.entries(), dropped, sentBytes, spool.bytes(), retries, holds, refreshed);
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last entry that has left together with all before it, or a lower one; never a higher one. */
    private long leftInOrder() {
        return admitted - spool.entries() - givenUp;
    }

    /** Whether all entries have left among which some were given up; they leave in order, but are given up in none. */
    private boolean haveLeftSinceGivingUp() {
        return spool.entries() <= admitted - givenUpWithin;
    }

    private void addDropped(DropReason reason, long entries) {
        if (entries > 0) {
            dropped.merge(reason, entries, Long::sum);
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
