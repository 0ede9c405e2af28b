package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Trouble;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * What can be done about an {@link SQLException}, by its SQLState and, where a database has one state for everything, by its number.
 * Sources: PostgreSQL's <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">error codes</a>, MySQL's <a
 * href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">server errors</a>, H2's {@code ErrorCode}.
 */
final class SqlTroubles {

    /** MySQL: --read-only or --super-read-only, a read-only transaction, a read-only InnoDB; what an Aurora reader answers. */
    private static final Set<Integer> MYSQL_READ_ONLY = Set.of(1290, 1792, 1836, 1874);

    /** MySQL: too many connections, shutdown, lost packets, killed. */
    private static final Set<Integer> MYSQL_AWAY =
            Set.of(1040, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1927, 3168, 3169);

    /** MySQL: waited too long for a lock, duplicate key; both with states that say more than this. */
    private static final Set<Integer> MYSQL_CONFLICT = Set.of(1205, 1213, 1062);

    /** H2: connection broken, closed, being closed. */
    private static final Set<Integer> H2_AWAY = Set.of(90067, 90098, 90121);

    /** PostgreSQL: a statement was cancelled because it took too long. */
    private static final String CANCELLED = "57014";

    private SqlTroubles() {}

    /** What can be done, by the first exception of the chain that says it. */
    static Trouble of(SQLException failure) {
        Throwable next = failure;
        for (int depth = 0; next != null && depth < 16; depth++) {
            if (next instanceof SQLException sql) {
                Trouble trouble = one(sql);
                if (!(trouble instanceof Trouble.Broken)) {
                    return trouble;
                }
                next = sql.getNextException() == null ? sql.getCause() : sql.getNextException();
            } else {
                next = next.getCause();
            }
        }
        return new Trouble.Broken();
    }

    private static Trouble one(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int number = failure.getErrorCode();
        if (state.equals("25006") || MYSQL_READ_ONLY.contains(number) || number == 90097) {
            return new Trouble.ReadOnly();
        }
        if (isConflict(state, number)) {
            return new Trouble.Conflict();
        }
        if (isWait(failure, state)) {
            return new Trouble.Unavailable(false);
        }
        return isAway(failure, state, number) ? new Trouble.Unavailable(true) : new Trouble.Broken();
    }

    /** Class 40 is a rollback; the others are a lock that was not got and a key that is there already. */
    private static boolean isConflict(String state, int number) {
        return state.startsWith("40")
                || state.equals("55P03")
                || state.equals("23505")
                || state.equals("HYT00")
                || MYSQL_CONFLICT.contains(number)
                || number == 90131;
    }

    /** A statement that took too long, or a pool that had no connection to give: to ask again at once is to wait twice. */
    private static boolean isWait(SQLException failure, String state) {
        return failure instanceof SQLTimeoutException
                || failure instanceof SQLTransientConnectionException
                || state.equals(CANCELLED);
    }

    /** Class 08 is the connection, 53 resources, 57P the operator. */
    private static boolean isAway(SQLException failure, String state, int number) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || MYSQL_AWAY.contains(number)
                || H2_AWAY.contains(number)
                || failure instanceof SQLRecoverableException;
    }
}
