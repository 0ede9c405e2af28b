package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import dev.hinomi.observability.traces.Untraced;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of the application's data source. Each takes a connection, gives it back as it was, and is done again where that may
 * help; none is part of a trace of the application. A connection that leads to the wrong side of a failover, or nowhere, is broken off, so that no pool keeps it. Thread-safe.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final DataSource dataSource;
    private final JdbcTimeouts timeouts;
    private final Schema schema;

    Transactions(DataSource dataSource, JdbcTimeouts timeouts, Schema schema) {
        this.dataSource = dataSource;
        this.timeouts = timeouts;
        this.schema = schema;
    }

    /**
     * Does work in one transaction.
     *
     * @param what ends the sentence "… cannot be", for messages
     * @throws StoreException if it was not done, or if it is not known whether it was
     */
    <T> T run(String what, Work<T> work) {
        return Untraced.call(() -> {
            schema.readyOnce(() -> retried("read the schema", schema::read), () -> retried("migrate", schema::migrate));
            return retried(what, work);
        });
    }

    private <T> T retried(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException said) {
                Trouble trouble = SqlTroubles.of(said);
                SQLException failure = SqlWords.of(said);
                if (!Retries.isWorthAnother(trouble, attempt)) {
                    throw new StoreException(trouble, message(what, trouble, failure), failure);
                }
                LOG.debug(
                        "The database said {} to attempt {} to {}; it is tried again.",
                        trouble,
                        attempt,
                        what,
                        failure);
            }
        }
    }

    private static String message(String what, Trouble trouble, SQLException failure) {
        return "the database did not " + what + ": " + failure.getMessage() + " (SQLState " + failure.getSQLState()
                + ", error " + failure.getErrorCode() + "); " + trouble.consequence();
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Before before = Before.of(connection);
            try {
                prepare(connection, before);
                T result = work.in(new Session(connection, Dialect.of(connection.getMetaData()), timeouts));
                connection.commit();
                before.restore(connection);
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                abandon(connection, before, failure);
                throw failure;
            }
        }
    }

    /** Whether a driver may change the isolation inside of a transaction differs, and asking for it may have begun one. */
    private void prepare(Connection connection, Before before) throws SQLException {
        if (!before.autoCommit()) {
            connection.rollback();
        }
        if (before.isolation() != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, (int) timeouts.network().toMillis());
    }

    /** Nothing here may hide the failure itself. */
    private static void abandon(Connection connection, Before before, Throwable failure) {
        try {
            if (failure instanceof SQLException sql && isOfTheConnection(SqlTroubles.of(sql))) {
                connection.abort(Runnable::run);
            } else {
                connection.rollback();
                before.restore(connection);
            }
        } catch (SQLException | RuntimeException further) {
            failure.addSuppressed(further);
        }
    }

    private static boolean isOfTheConnection(Trouble trouble) {
        return trouble instanceof Trouble.Unavailable || trouble instanceof Trouble.ReadOnly;
    }

    /** How a connection was when it was taken. */
    private record Before(boolean autoCommit, int isolation, int network) {

        static Before of(Connection connection) throws SQLException {
            return new Before(
                    connection.getAutoCommit(), connection.getTransactionIsolation(), connection.getNetworkTimeout());
        }

        void restore(Connection connection) throws SQLException {
            connection.setNetworkTimeout(Runnable::run, network);
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(autoCommit);
        }
    }
}
