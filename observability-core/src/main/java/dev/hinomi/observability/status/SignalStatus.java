package dev.hinomi.observability.status;

import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.DropReason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The books of one signal, taken at one moment: {@code accepted = sent + queued + dropped}, exactly.
 *
 * @param mode where entries wait, such as {@code memory} or {@code durable}
 * @param accepted entries handed over
 * @param sent entries that Datadog has acknowledged
 * @param queued entries waiting
 * @param queuedBytes bytes of waiting entries
 * @param dropped entries given up
 * @param droppedBy the same by reason; reasons without any are absent
 * @param retries batches that failed and were kept
 * @param holds batches that were refused and are held
 * @param suppressed entries that were too many of their kind: only counted, and never handed over
 */
public record SignalStatus(
        String mode,
        long accepted,
        long sent,
        long queued,
        long queuedBytes,
        long dropped,
        Map<String, Long> droppedBy,
        long retries,
        long holds,
        long suppressed) {
    /** A status whose reasons are copied, in their order. */
    public SignalStatus {
        droppedBy = Collections.unmodifiableMap(new LinkedHashMap<>(droppedBy));
    }

    /** What these counts say of a signal whose entries wait in this mode. */
    public static SignalStatus of(String mode, DeliveryCounts counts) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        for (DropReason reason : DropReason.values()) {
            if (counts.dropped(reason) > 0) {
                reasons.put(reason.label(), counts.dropped(reason));
            }
        }
        return new SignalStatus(
                mode,
                counts.accepted(),
                counts.sent(),
                counts.queued(),
                counts.queuedBytes(),
                counts.droppedTotal(),
                reasons,
                counts.retries(),
                counts.holds(),
                0);
    }

    /** The same with so many suppressed entries. */
    public SignalStatus withSuppressed(long entries) {
        return new SignalStatus(mode, accepted, sent, queued, queuedBytes, dropped, droppedBy, retries, holds, entries);
    }

    /** One line that shows the balance. */
    @Override
    public String toString() {
        return "accepted " + accepted + " = sent " + sent + " + queued " + queued + " (" + queuedBytes + " bytes in "
                + mode + ") + dropped " + dropped + (droppedBy.isEmpty() ? "" : " " + droppedBy) + "; retries "
                + retries + ", holds " + holds + ", suppressed " + suppressed;
    }
}
