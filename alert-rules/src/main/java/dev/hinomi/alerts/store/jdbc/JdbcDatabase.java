package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Leases;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.StateStore;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A database in which alerts are kept: PostgreSQL, MySQL 8, Aurora, MariaDB 10.6 or H2. Nothing is asked of it before it is needed, so
 * that an application starts while it is away. Every operation takes a connection of the data source for one transaction and gives it
 * back as it was; all of them throw a {@code StoreException} when it cannot be done. Thread-safe.
 */
public final class JdbcDatabase implements AlertStore {

    private static final int LONGEST_APP = 100;

    private final DataSource dataSource;
    private final String app;
    private final JdbcTimeouts timeouts;
    private final boolean migrates;
    private final Transactions transactions;

    private JdbcDatabase(DataSource dataSource, String app, JdbcTimeouts timeouts, boolean migrates) {
        if (app.isBlank() || app.length() > LONGEST_APP) {
            throw new IllegalArgumentException("the application in whose name alerts are kept must have 1 to "
                    + LONGEST_APP + " characters but was \"" + app + "\": take the environment and the service");
        }
        this.dataSource = dataSource;
        this.app = app;
        this.timeouts = timeouts;
        this.migrates = migrates;
        this.transactions = new Transactions(dataSource, timeouts, new Schema(migrates));
    }

    /**
     * A database whose tables are made when they are missing.
     *
     * @param dataSource the application's own pool, or a small one beside it
     * @param app in whose name alerts are kept, the same in all instances, such as {@code prod/career-api}; others may share the tables
     */
    public static JdbcDatabase of(DataSource dataSource, String app) {
        return new JdbcDatabase(dataSource, app, JdbcTimeouts.DEFAULT, true);
    }

    /** The same with tables that somebody else makes, from the files in the jar. */
    public JdbcDatabase withoutMigration() {
        return new JdbcDatabase(dataSource, app, timeouts, false);
    }

    /** The same with other timeouts. */
    public JdbcDatabase withTimeouts(JdbcTimeouts other) {
        return new JdbcDatabase(dataSource, app, other, migrates);
    }

    @Override
    public String application() {
        return app;
    }

    @Override
    public Leases leases() {
        return new JdbcLeases(transactions, new LeaseTable(app));
    }

    @Override
    public OutboxStore outbox() {
        return new JdbcOutboxStore(transactions, app);
    }

    @Override
    public StateStore statesOfTheFleet(Leader leader) {
        return new JdbcStateStore(transactions, app, new Tenure.Elected(leader));
    }

    @Override
    public StateStore statesOf(String instance, String process, Duration time) {
        return new JdbcStateStore(
                transactions,
                app,
                new Tenure.Own(
                        new JdbcLeases(transactions, new LeaseTable(app)),
                        Tenure.Own.PREFIX + instance,
                        process,
                        time));
    }

    @Override
    public Instances instances() {
        return new JdbcInstances(transactions, app);
    }
}
