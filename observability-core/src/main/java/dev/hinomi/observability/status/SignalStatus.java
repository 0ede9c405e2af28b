package dev.hinomi.observability.status;

import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.DeliveryState;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Outlet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The books of one signal, taken at one moment: {@code accepted = sent + queued + dropped}, exactly.
 *
 * @param mode where entries wait now, such as {@code memory} or {@code durable}
 * @param flow whether they get through
 * @param accepted entries handed over
 * @param sent entries that Datadog has acknowledged
 * @param queued entries waiting
 * @param queuedBytes bytes of waiting entries
 * @param dropped entries given up
 * @param droppedBy the same by reason; reasons without any are absent
 * @param retries batches that failed and were kept
 * @param holds batches that were refused and are held
 * @param refreshed sent entries that had waited so long that they had to be changed to be accepted
 * @param suppressed entries that were too many of their kind: only counted, and never handed over
 */
public record SignalStatus(
        String mode,
        FlowStatus flow,
        long accepted,
        long sent,
        long queued,
        long queuedBytes,
        long dropped,
        Map<String, Long> droppedBy,
        long retries,
        long holds,
        long refreshed,
        long suppressed) {
    private static final String DURABLE = "durable";

    /** A status whose reasons are copied, in their order. */
    public SignalStatus {
        droppedBy = Collections.unmodifiableMap(new LinkedHashMap<>(droppedBy));
    }

    /** The books of an outlet whose entries wait in this mode while that can be, and nothing suppressed before it. */
    public static SignalStatus of(String mode, Outlet outlet) {
        return of(mode, outlet, 0);
    }

    /** The same with so many suppressed entries. */
    public static SignalStatus of(String mode, Outlet outlet, long suppressed) {
        return of(asItIs(mode, outlet), outlet.state(), outlet.counts(), suppressed);
    }

    private static String asItIs(String mode, Outlet outlet) {
        return mode.equals(DURABLE) && !outlet.outlivesProcess() ? "memory, because the disk cannot be written" : mode;
    }

    static SignalStatus of(String mode, DeliveryState state, DeliveryCounts counts, long suppressed) {
        return new SignalStatus(
                mode,
                FlowStatus.of(state),
                counts.accepted(),
                counts.sent(),
                counts.queued(),
                counts.queuedBytes(),
                counts.droppedTotal(),
                reasons(counts),
                counts.retries(),
                counts.holds(),
                counts.refreshed(),
                suppressed);
    }

    private static Map<String, Long> reasons(DeliveryCounts counts) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        for (DropReason reason : DropReason.values()) {
            if (counts.dropped(reason) > 0) {
                reasons.put(reason.label(), counts.dropped(reason));
            }
        }
        return reasons;
    }

    /** One line that shows the balance. */
    @Override
    public String toString() {
        return flow + "; accepted " + accepted + " = sent " + sent + " + " + waiting() + " + " + lost() + "; retries "
                + retries + ", holds " + holds + ", refreshed " + refreshed + ", suppressed " + suppressed;
    }

    private String waiting() {
        return "queued " + queued + " (" + queuedBytes + " bytes, " + mode + ")";
    }

    private String lost() {
        return "dropped " + dropped + (droppedBy.isEmpty() ? "" : " " + droppedBy);
    }
}
