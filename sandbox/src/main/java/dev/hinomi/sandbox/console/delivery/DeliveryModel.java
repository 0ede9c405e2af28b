package dev.hinomi.sandbox.console.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the Delivery page shows.
 *
 * @param rows a row for each signal of each copy of each service
 */
public record DeliveryModel(List<Row> rows) {

    /**
     * The books of one sender, since its first report that is kept.
     *
     * @param service the service
     * @param env its environment; empty when none was sent
     * @param instance which copy of it; empty when none was sent
     * @param signal {@code logs} or {@code metrics}
     * @param accepted entries handed over
     * @param sent entries acknowledged
     * @param queued entries waiting at the last report
     * @param queuedBytes their bytes
     * @param dropped entries given up
     * @param droppedBy the same by reason
     * @param retries batches that failed and were kept
     * @param holds batches that were refused and held
     * @param suppressed log lines that were only counted
     * @param before entries that already waited before the first report kept
     * @param unaccounted {@code accepted + before - sent - queued - dropped}: 0 when the books balance
     * @param heard when the last report was made
     * @param silent whether the next report is overdue
     */
    public record Row(
            String service,
            String env,
            String instance,
            String signal,
            long accepted,
            long sent,
            long queued,
            long queuedBytes,
            long dropped,
            Map<String, Long> droppedBy,
            long retries,
            long holds,
            long suppressed,
            long before,
            long unaccounted,
            Instant heard,
            boolean silent) {}
}
