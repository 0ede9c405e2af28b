package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.Lease;
import java.util.List;
import java.util.Optional;

/** The leases of instances, and what was written under them. Thread-safe. */
final class JdbcInstances implements Instances {

    private final Transactions transactions;
    private final LeaseTable leases;
    private final StateTable states;

    JdbcInstances(Transactions transactions, String app) {
        this.transactions = transactions;
        this.leases = new LeaseTable(app);
        this.states = new StateTable(app);
    }

    @Override
    public List<Instance> all() {
        return transactions.run(
                "tell which instances there are",
                session -> leases.under(session, Tenure.Own.PREFIX).stream()
                        .map(JdbcInstances::instance)
                        .toList());
    }

    private static Instance instance(LeaseTable.Named found) {
        return new Instance(
                found.name().substring(Tenure.Own.PREFIX.length()),
                found.row().tenancy().lease(found.name()),
                found.row().overdue());
    }

    @Override
    public boolean forget(Instance dead) {
        Lease lease = dead.lease();
        return transactions.run("forget an instance", session -> {
            Optional<LeaseTable.Row> row = leases.lock(session, lease.name());
            boolean unchanged = row.isPresent()
                    && row.get().tenancy().isHeldUnder(lease)
                    && !row.get().isAlive();
            if (unchanged) {
                states.clear(session, lease.name());
                leases.remove(session, lease.name());
            }
            return unchanged;
        });
    }
}
