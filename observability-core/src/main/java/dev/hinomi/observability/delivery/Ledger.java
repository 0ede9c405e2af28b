package dev.hinomi.observability.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The books of one delivery: every entry that enters or leaves the spool is counted in items under the same lock, so
 * that {@code accepted = sent + queued + dropped} holds at every moment. What a durable spool brings from an earlier process
 * counts as accepted from the start. Thread-safe.
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
        this.accepted = spool.items();
        this.admitted = accepted;
    }

    /** Enters one entry of so many items; the answer tells what had to be given up for it. */
    Entered enter(byte[] buffer, int offset, int length, Priority priority, int items) {
        lock.lock();
        try {
            accepted += items;
            if (closed) {
                return refuse(DropReason.CLOSED, items);
            }
            if (length > limits.maxEntryBytes()) {
                return refuse(DropReason.TOO_LARGE, items);
            }
            return admit(buffer, offset, length, priority, items);
        } finally {
            lock.unlock();
        }
    }

    /** Enters an entry of one item that was lost on its way here. */
    void enterLost() {
        locked(() -> {
            accepted++;
            addDropped(DropReason.FAULT, 1);
        });
    }

    private Entered admit(byte[] buffer, int offset, int length, Priority priority, int items) {
        Admission admission;
        try {
            admission = spool.offer(buffer, offset, length, priority, items);
        } catch (RuntimeException unstorable) {
            return refuse(DropReason.FAULT, items);
        }
        addDropped(DropReason.SPOOL_FULL, admission.evicted());
        if (admission.evicted() > 0) {
            givenUp += admission.evicted();
            givenUpWithin = admitted;
        }
        DropReason refusal = admission.refusal();
        if (refusal != null) {
            addDropped(refusal, items);
            return new Entered(refusal, admission.evicted(), false);
        }
        admitted += items;
        return new Entered(null, admission.evicted(), startsOrFillsBatch(length));
    }

    private boolean startsOrFillsBatch(int length) {
        long entries = spool.entries();
        long bytes = spool.bytes();
        boolean fillsBytes = bytes >= limits.maxBytes() && bytes - length < limits.maxBytes();
        return entries == 1 || entries == limits.maxEntries() || fillsBytes;
    }

    private Entered refuse(DropReason reason, int items) {
        addDropped(reason, items);
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

    /** How many items were found damaged since the last call. */
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

    /**
     * Books a batch that the destination has acknowledged, so many of its entries refreshed and so many of its items
     * refused; nothing if the spool has been given up meanwhile.
     */
    Booked bookSent(Batch batch, int refreshedEntries, int refusedItems) {
        lock.lock();
        try {
            long items = leave(batch.size());
            if (items == 0) {
                return Booked.NOTHING;
            }
            Booked booked = new Booked(items - Math.min(refusedItems, items), Math.min(refusedItems, items));
            sent += booked.sent();
            sentBytes += batch.bytes();
            refreshed += refreshedEntries;
            addDropped(DropReason.REJECTED, booked.refused());
            return booked;
        } finally {
            lock.unlock();
        }
    }

    /** Books entries at the head of the spool that are given up; answers their items, 0 if the spool has been given up meanwhile. */
    long bookDropped(DropReason reason, int entries) {
        lock.lock();
        try {
            long items = leave(entries);
            addDropped(reason, items);
            return items;
        } finally {
            lock.unlock();
        }
    }

    private long leave(int entries) {
        if (abandoned) {
            return 0;
        }
        long items = spool.commit(entries);
        givenUp = haveLeftSinceGivingUp() ? 0 : givenUp;
        settled.signalAll();
        return items;
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

    /** Gives up the spool: what it cannot keep beyond this process is dropped. Answers how many items that were. */
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

    /** Asks for everything entered so far to be sent without lingering; answers the number of its last item. */
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
     * Waits until every item up to a number has left the spool, for at most the given time or until it is hopeless.
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
                    accepted, sent, spool.items(), dropped, sentBytes, spool.bytes(), retries, holds, refreshed);
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last item that has left together with all before it, or a lower one; never a higher one. */
    private long leftInOrder() {
        return admitted - spool.items() - givenUp;
    }

    /** Whether all entries have left among which some were given up; they leave in order, but are given up in none. */
    private boolean haveLeftSinceGivingUp() {
        return spool.items() <= admitted - givenUpWithin;
    }

    private void addDropped(DropReason reason, long items) {
        if (items > 0) {
            dropped.merge(reason, items, Long::sum);
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
