package dev.hinomi.observability.delivery;

import java.util.List;

/** Gives up what the destination refuses for good: books it, tells of it, and keeps it for reading. */
final class Rejects {
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final Complaints complaints;
    private final DeliveryListener listener;

    Rejects(Ledger ledger, Quarantine quarantine, Complaints complaints, DeliveryListener listener) {
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.complaints = complaints;
        this.listener = listener;
    }

    /** Gives up entries at the head of the spool, each of which was refused alone. */
    void giveUp(List<Refused> alone) {
        for (Refused refused : alone) {
            if (ledger.bookDropped(refused.drop(), 1)) {
                listener.dropped(refused.drop(), 1);
                keep(refused);
            }
        }
    }

    /** Gives up all entries of a batch at the head of the spool. */
    void giveUp(List<byte[]> entries, String reason) {
        if (ledger.bookDropped(DropReason.REJECTED, entries.size())) {
            listener.dropped(DropReason.REJECTED, entries.size());
            entries.forEach(entry -> keep(new Refused(entry, DropReason.REJECTED, reason)));
        }
    }

    private void keep(Refused refused) {
        complaints.remember(refused);
        try {
            quarantine.keep(refused.entry(), refused.reason());
        } catch (RuntimeException unwritable) {
            // It is counted and told; that it cannot be kept for reading must not cost more than that.
        }
    }
}
