package dev.hinomi.observability.delivery;

/**
 * What a destination takes in one request.
 *
 * @param maxEntries the most entries in one batch
 * @param maxBytes the most bytes of one uncompressed body, framing included
 * @param maxEntryBytes the most bytes of one entry; a longer one is dropped before it is queued
 */
public record BatchLimits(int maxEntries, long maxBytes, int maxEntryBytes) {

    /** Limits, all positive, under which any single entry fits into a batch. */
    public BatchLimits {
        if (maxEntries < 1 || maxEntryBytes < 1) {
            throw new IllegalArgumentException("A batch must allow at least 1 entry of at least 1 byte, but allows "
                    + maxEntries + " entries of " + maxEntryBytes + " bytes.");
        }
        if (maxBytes <= maxEntryBytes) {
            throw new IllegalArgumentException("A batch of " + maxBytes + " bytes cannot hold an entry of "
                    + maxEntryBytes + " bytes and its frame: raise maxBytes or lower maxEntryBytes.");
        }
    }
}
