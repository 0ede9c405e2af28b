package dev.hinomi.benchmarks.metrics;

import dev.hinomi.observability.delivery.DeliveryCounts;
import java.util.Arrays;
import java.util.Map;

/**
 * What a process that publishes says of itself.
 *
 * @param recorded points handed to the delivery
 * @param sent points acknowledged
 * @param queued points that wait
 * @param queuedBytes bytes that wait
 * @param dropped points given up
 * @param expired those of them that were too old
 * @param retainedBytes heap and direct buffers after a full collection, 0 if not asked for
 */
public record StepCounts(
        long recorded, long sent, long queued, long queuedBytes, long dropped, long expired, long retainedBytes) {
    private static final String EXPIRED = "expired";

    /** The books of a delivery. */
    public static StepCounts of(DeliveryCounts counts, long retainedBytes) {
        long expired = counts.dropped().entrySet().stream()
                .filter(dropped -> dropped.getKey().label().equals(EXPIRED))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new StepCounts(
                counts.accepted(),
                counts.sent(),
                counts.queued(),
                counts.queuedBytes(),
                counts.droppedTotal(),
                expired,
                retainedBytes);
    }

    /** Points that its books do not tell of. */
    public long unaccounted() {
        return recorded - sent - queued - dropped;
    }

    /** In one line. */
    public String text() {
        return recorded + " " + sent + " " + queued + " " + queuedBytes + " " + dropped + " " + expired + " "
                + retainedBytes;
    }

    /** From that line. */
    public static StepCounts parse(String text) {
        long[] v = Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new StepCounts(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
    }
}
