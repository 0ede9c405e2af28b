package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Tenancy;
import dev.hinomi.alerts.store.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code hinomi_lease} of one application. */
final class LeaseTable {

    private static final String SELECT =
            "SELECT owner, fence, expires_ms, {now}, alive_at, name FROM hinomi_lease WHERE app = ? AND ";

    private final String app;

    LeaseTable(String app) {
        this.app = app;
    }

    /**
     * A row, locked until the end of the transaction.
     *
     * @param tenancy how the lease stands
     * @param now what time it is
     * @param aliveAt when its holder last saved, by that holder's clock
     */
    record Row(Tenancy tenancy, Instant now, Optional<Instant> aliveAt) {

        boolean isAlive() {
            return now.isBefore(tenancy.until());
        }

        /** For how long it has been over; zero before. */
        Duration overdue() {
            Duration late = Duration.between(tenancy.until(), now).plusMillis(1);
            return isAlive() ? Duration.ZERO : late;
        }
    }

    /** A row with its name. */
    record Named(String name, Row row) {}

    Optional<Row> lock(Session session, String name) throws SQLException {
        return session.first(SELECT + "name = ? FOR UPDATE", LeaseTable::row, app, name);
    }

    /** The rows whose names begin like this, as they are at this moment. */
    List<Named> under(Session session, String prefix) throws SQLException {
        return session.all(
                SELECT + "name LIKE ? ORDER BY name", row -> new Named(row.getString(6), row(row)), app, prefix + "%");
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Tenancy(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))),
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(row.getString(5)).map(Instant::parse));
    }

    void remove(Session session, String name) throws SQLException {
        session.update("DELETE FROM hinomi_lease WHERE app = ? AND name = ?", app, name);
    }

    /** The row; a new one if there is none. When two make the same one at once, the second tries again. */
    Row lockOrMake(Session session, String name) throws SQLException {
        Optional<Row> there = lock(session, name);
        if (there.isPresent()) {
            return there.get();
        }
        session.update(
                "INSERT INTO hinomi_lease (app, name, owner, fence, expires_ms) VALUES (?, ?, ?, ?, ?)",
                app,
                name,
                Tenancy.NONE.owner(),
                Tenancy.NONE.fence(),
                Tenancy.NONE.until().toEpochMilli());
        return lock(session, name).orElseThrow();
    }

    void write(Session session, String name, Tenancy tenancy) throws SQLException {
        session.update(
                "UPDATE hinomi_lease SET owner = ?, fence = ?, expires_ms = ? WHERE app = ? AND name = ?",
                tenancy.owner(),
                tenancy.fence(),
                tenancy.until().toEpochMilli(),
                app,
                name);
    }

    /** The same for a lease under which something was saved, at this time by its holder's clock. */
    void writeSaved(Session session, String name, Tenancy tenancy, Instant aliveAt) throws SQLException {
        session.update(
                "UPDATE hinomi_lease SET expires_ms = ?, alive_at = ? WHERE app = ? AND name = ?",
                tenancy.until().toEpochMilli(),
                aliveAt.toString(),
                app,
                name);
    }

    /** Locks the row of a lease under which something is read or written. */
    Row lockHeld(Session session, Lease lease) throws SQLException {
        Row row = lockOrMake(session, lease.name());
        if (!row.tenancy().isHeldUnder(lease)) {
            throw lost(lease, row.tenancy());
        }
        return row;
    }

    private static StoreException lost(Lease lease, Tenancy now) {
        if (now.equals(Tenancy.NONE)) {
            return new StoreException(
                    new Trouble.Forgotten(),
                    "the alerts of \"" + lease.name() + "\" are forgotten: nothing was saved for so long that "
                            + lease.owner() + " was taken for gone; all of them are saved again",
                    null);
        }
        return new StoreException(
                new Trouble.Superseded(),
                "the alerts of \"" + lease.name() + "\" are written by " + now.owner() + " (fence " + now.fence()
                        + "), no longer by " + lease.owner() + " (fence " + lease.fence() + ")",
                null);
    }
}
