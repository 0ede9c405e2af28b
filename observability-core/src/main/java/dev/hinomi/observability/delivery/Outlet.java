package dev.hinomi.observability.delivery;

import java.time.Duration;

/**
 * A way out for the entries of one signal, whose books always balance: see {@link DeliveryCounts}. Nothing here blocks on
 * the network or throws into the caller, except that {@link #flush} and {@link #close} wait as long as they are told to.
 * Thread-safe.
 */
public interface Outlet extends AutoCloseable {
    /** What goes out here, as it stands in metrics: {@code logs} or {@code metrics}. */
    String signal();

    /** Hands over a part of a buffer as one entry, which is copied; false if it was dropped at once, which is counted. */
    boolean offer(byte[] buffer, int offset, int length, Priority priority);

    /** Counts an entry that was lost before it could be handed over, so that the books tell of it. */
    void countLost();

    /**
     * Sends everything handed over so far.
     *
     * @return whether nothing of it waits any longer: in time it was sent, or given up and counted as dropped
     */
    boolean flush(Duration atMost);

    /** What has happened so far. */
    DeliveryCounts counts();

    /** How it fares at the moment. */
    default DeliveryState state() {
        return DeliveryState.FLOWING;
    }

    /** How long {@link #close()} may take. */
    Duration closeDeadline();

    /** Closes within {@link #closeDeadline()}. */
    @Override
    default void close() {
        close(closeDeadline());
    }

    /**
     * Refuses new entries and sends what waits, within the deadline; what is left by then is dropped and counted, unless
     * it outlives the process. Only the first call does anything.
     */
    void close(Duration deadline);
}
