package dev.hinomi.observability.delivery;

/**
 * Where a batch ends: whichever limit is met first.
 *
 * @param maxEntries the most entries
 * @param maxBytes the most bytes, each entry counted with its overhead
 * @param overheadBytes what each entry costs besides its own length
 */
public record Cut(int maxEntries, long maxBytes, int overheadBytes) {

    /** Whether one more entry of the given length still belongs to a batch that holds so much already. */
    public boolean admits(int entries, long bytes, int entryBytes) {
        return entries < maxEntries && bytes + cost(entryBytes) <= maxBytes;
    }

    /** The same cut for what comes behind so many entries that take so many bytes. */
    Cut behind(int entries, long bytes) {
        return new Cut(entries + maxEntries, bytes + maxBytes, overheadBytes);
    }

    /** What an entry of the given length takes of {@link #maxBytes}. */
    public long cost(int entryBytes) {
        return (long) entryBytes + overheadBytes;
    }
}
