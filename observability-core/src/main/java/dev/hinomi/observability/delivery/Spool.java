package dev.hinomi.observability.delivery;

import java.util.List;

/**
 * Where entries wait until their destination has acknowledged them: read first, commit after the acknowledgement.
 *
 * <p>{@link #offer} is called by many threads, {@link #peek} and {@link #commit} by one other; implementations are
 * thread-safe. An entry that has been peeked at stays until it is committed, whatever is offered meanwhile.
 */
public interface Spool {
    /** Stores a copy of a part of the buffer as an entry that stands for one item. */
    default Admission offer(byte[] buffer, int offset, int length, Priority priority) {
        return offer(buffer, offset, length, priority, 1);
    }

    /**
     * Stores a copy of a part of the buffer as an entry that stands for so many items, at least one. If there is no room,
     * entries not yet peeked at are given up: the oldest of the lowest priority first, and none of a higher priority than
     * the new one.
     */
    Admission offer(byte[] buffer, int offset, int length, Priority priority, int items);

    /**
     * Fetches what the next {@link #peek} with this cut will return, as far as that takes time. Called by the thread that
     * peeks, while others offer; does nothing where everything is at hand.
     */
    default void prepare(Cut cut) {}

    /** The oldest entries, in order, up to the cut; at least one unless the spool is empty. Changes nothing. */
    List<byte[]> peek(Cut cut);

    /**
     * How many items of entries {@link #peek} has found damaged since the last call: they are not in the spool any longer,
     * and nobody has been told of them yet.
     */
    default long takeDamaged() {
        return 0;
    }

    /** Forgets the oldest entries, which the last {@link #peek} returned; answers how many items they stood for. */
    long commit(int entries);

    /** How many entries wait. */
    long entries();

    /** How many items they stand for. */
    long items();

    /** How many bytes of entries wait. */
    long bytes();

    /**
     * Ends the use of the spool.
     *
     * @return how many waiting items are lost with this process; 0 for a spool that survives it
     */
    long close();
}
