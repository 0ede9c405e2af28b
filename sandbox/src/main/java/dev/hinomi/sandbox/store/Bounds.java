package dev.hinomi.sandbox.store;

/**
 * How much of one kind is kept in memory.
 *
 * @param count entries at most, at least 1
 * @param bytes estimated bytes at most, at least 1
 */
public record Bounds(int count, long bytes) {

    /** Refuses bounds that keep nothing. */
    public Bounds {
        if (count < 1 || bytes < 1) {
            throw new IllegalArgumentException("Bounds must be at least 1 entry and 1 byte, but were " + count
                    + " entries and " + bytes + " bytes");
        }
    }
}
