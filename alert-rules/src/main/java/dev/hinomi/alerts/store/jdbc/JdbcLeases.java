package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Leases;
import dev.hinomi.alerts.store.Tenancy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leases in a table. Thread-safe. */
final class JdbcLeases implements Leases {

    private final Transactions transactions;
    private final LeaseTable table;

    JdbcLeases(Transactions transactions, LeaseTable table) {
        this.transactions = transactions;
        this.table = table;
    }

    @Override
    public Optional<Lease> acquire(String name, String owner, Duration time) {
        return transactions.run("grant the lease \"" + name + "\"", session -> {
            LeaseTable.Row row = table.lockOrMake(session, name);
            return written(session, name, row.tenancy().acquired(owner, time, row.now()));
        });
    }

    /** Takes a lease away from whoever has it. */
    Lease take(String name, String owner, Duration time) {
        return transactions.run("grant the lease \"" + name + "\"", session -> {
            LeaseTable.Row row = table.lockOrMake(session, name);
            Tenancy after = row.tenancy().taken(owner, time, row.now());
            table.write(session, name, after);
            return after.lease(name);
        });
    }

    @Override
    public boolean renew(Lease lease, Duration time) {
        return transactions.run("prolong the lease \"" + lease.name() + "\"", session -> {
            LeaseTable.Row row = table.lockOrMake(session, lease.name());
            return written(session, lease.name(), row.tenancy().renewed(lease, time, row.now()))
                    .isPresent();
        });
    }

    @Override
    public void release(Lease lease) {
        transactions.run("take back the lease \"" + lease.name() + "\"", session -> {
            LeaseTable.Row row = table.lockOrMake(session, lease.name());
            return written(session, lease.name(), row.tenancy().released(lease));
        });
    }

    private Optional<Lease> written(Session session, String name, Optional<Tenancy> after) throws SQLException {
        if (after.isPresent()) {
            table.write(session, name, after.get());
        }
        return after.map(tenancy -> tenancy.lease(name));
    }

    @Override
    public Instant now() {
        return transactions.run("tell the time", Session::now);
    }
}
