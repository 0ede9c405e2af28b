package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import java.time.Instant;
import java.util.Collection;

/**
 * Keeps states in a table, with what is owed in the same transaction, under a lease: whoever lost it writes nothing any more. Used by
 * one engine at a time.
 */
final class JdbcStateStore implements StateStore {

    private final Transactions transactions;
    private final LeaseTable leases;
    private final StateTable states;
    private final OutboxTable outbox;
    private final Tenure tenure;

    JdbcStateStore(Transactions transactions, String app, Tenure tenure) {
        this.transactions = transactions;
        this.leases = new LeaseTable(app);
        this.states = new StateTable(app);
        this.outbox = new OutboxTable(app);
        this.tenure = tenure;
    }

    @Override
    public Snapshot load() {
        Lease lease = tenure.begin();
        return transactions.run("load how alerts stand", session -> {
            LeaseTable.Row row = leases.lockHeld(session, lease);
            return new Snapshot(row.aliveAt(), states.read(session, lease.name()));
        });
    }

    @Override
    public void save(
            Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        Lease lease = tenure.current();
        transactions.run("save how alerts stand", session -> {
            LeaseTable.Row row = leases.lockHeld(session, lease);
            states.replace(session, lease, changed, gone);
            outbox.add(session, owed);
            leases.writeSaved(session, lease.name(), tenure.saved(row.tenancy(), row.now()), aliveAt);
            return lease;
        });
    }
}
