package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes whoever waits for the store to change. Thread-safe. */
public final class Changes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;

    /** Says that something was stored or cleared; call it after the change is visible. */
    public void signal() {
        lock.lock();
        try {
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A number that grows with every change.
     *
     * @return the version, 0 for a store nothing was ever put into
     */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the condition holds, looking again after each change.
     *
     * @param condition what to wait for; evaluated under a lock, so keep it short
     * @param timeout how long to wait at most
     * @return whether the condition held before the timeout and before an interrupt, which stays set
     */
    public boolean await(BooleanSupplier condition, Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
