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
            long items = ledger.bookDropped(refused.drop(), 1);
            if (items > 0) {
                listener.dropped(refused.drop(), items);
                keep(refused);
            }
        }
    }

    /** Gives up all entries of a batch at the head of the spool. */
    void giveUp(List<byte[]> entries, String reason) {
        long items = ledger.bookDropped(DropReason.REJECTED, entries.size());
        if (items > 0) {
            listener.dropped(DropReason.REJECTED, items);
            entries.forEach(entry -> keep(new Refused(entry, entry.length, DropReason.REJECTED, reason)));
        }
    }

    /** Tells of items that were refused inside a batch of which the rest was taken. */
    void tell(long items, String reason) {
        complaints.aboutRefusedItems(items, reason);
        listener.dropped(DropReason.REJECTED, items);
    }

    /** Gives up so many entries at the head of the spool, which are too old to be taken. */
    void expire(int entries) {
        listener.dropped(DropReason.EXPIRED, ledger.bookDropped(DropReason.EXPIRED, entries));
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
