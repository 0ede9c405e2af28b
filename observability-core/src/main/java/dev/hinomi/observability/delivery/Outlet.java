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

    /**
     * Hands over a part of a buffer as one entry of one item, which is copied; false if it was dropped at once, which is
     * counted.
     */
    default boolean offer(byte[] buffer, int offset, int length, Priority priority) {
        return offer(buffer, offset, length, priority, 1);
    }

    /**
     * Hands over a part of a buffer as one entry, which is copied; false if it was dropped at once, which is counted.
     *
     * @param buffer holds the entry
     * @param offset where it starts
     * @param length how many bytes it has
     * @param priority whether it gives way to others
     * @param items how many it stands for in the books, such as the points in a block of series; one if this is less
     */
    boolean offer(byte[] buffer, int offset, int length, Priority priority, int items);

    /** Counts an entry of one item that was lost before it could be handed over, so that the books tell of it. */
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
