package dev.hinomi.sandbox.store;

/**
 * How much the store keeps of everything.
 *
 * @param logs log entries
 * @param exchanges raw requests and answers
 * @param problems broken rules
 * @param events events and service checks
 * @param series series and their points
 * @param spans spans
 * @param slackMessages Slack messages
 */
public record StoreBounds(
        Bounds logs,
        Bounds exchanges,
        Bounds problems,
        Bounds events,
        SeriesBounds series,
        int spans,
        int slackMessages) {

    private static final long MEGABYTE = 1024 * 1024;

    /**
     * Bounds for a developer's machine: 100,000 log entries, and at most a quarter of the heap for all rings.
     *
     * @param maxHeapBytes the largest heap the process may have, in bytes
     * @return the bounds
     */
    public static StoreBounds forHeap(long maxHeapBytes) {
        long quarter = maxHeapBytes / 4;
        return new StoreBounds(
                new Bounds(100_000, Math.min(192 * MEGABYTE, quarter * 5 / 8)),
                new Bounds(2_000, Math.min(32 * MEGABYTE, quarter / 8)),
                new Bounds(5_000, Math.min(8 * MEGABYTE, quarter / 16)),
                new Bounds(5_000, Math.min(16 * MEGABYTE, quarter / 16)),
                new SeriesBounds(20_000, 720),
                100_000,
                5_000);
    }
}
