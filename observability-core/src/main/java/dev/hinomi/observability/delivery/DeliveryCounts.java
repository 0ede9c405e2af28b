package dev.hinomi.observability.delivery;

import java.util.Map;

/**
 * What a delivery has done so far, taken at one moment: {@code accepted = sent + queued + dropped}, exactly and always, in
 * items. A log line is one item; a block of series is as many as it has points.
 *
 * @param accepted items handed to the delivery
 * @param sent items acknowledged by the destination
 * @param queued items waiting
 * @param dropped items given up, by reason; reasons without any are absent
 * @param sentBytes bytes of acknowledged bodies, before the transport compressed them
 * @param queuedBytes bytes of waiting entries
 * @param retries batches that failed and were kept
 * @param holds batches that were refused and are held
 * @param refreshed sent entries that had to be {@link EntryRefresh refreshed}
 */
public record DeliveryCounts(
        long accepted,
        long sent,
        long queued,
        Map<DropReason, Long> dropped,
        long sentBytes,
        long queuedBytes,
        long retries,
        long holds,
        long refreshed) {

    /** Counts whose map is copied. */
    public DeliveryCounts {
        dropped = Map.copyOf(dropped);
    }

    /** All dropped items. */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The items dropped for one reason. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
