package dev.hinomi.alerts.store.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be repeated in logs of what a database or its driver says. Where it is about values it may quote them, in details and parameters
 * even PostgreSQL and H2 do, and a group of an alert is no less confidential there than in the application's own lines.
 */
final class SqlWords {

    /** Classes of SQLState that are about the connection, rights, tables and locks: never about a value. */
    private static final Set<String> ABOUT_NO_VALUE =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "HYT");

    /** MySQL: the statement cannot be parsed; it shows where, and its driver has put the values into it. */
    private static final int MYSQL_SYNTAX = 1064;

    private static final int DEEPEST = 16;

    private SqlWords() {}

    /** The same failure, where it happened and why, without a value of a row. */
    static SQLException of(SQLException failure) {
        return of(failure, 0);
    }

    private static SQLException of(SQLException failure, int depth) {
        boolean repeatable = isRepeatable(failure);
        String words = repeatable ? firstLine(failure) : "what it says may quote a row";
        SQLException clean = new SQLException(
                failure.getClass().getSimpleName() + ": " + words, failure.getSQLState(), failure.getErrorCode());
        clean.setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause() == null ? failure.getNextException() : failure.getCause();
        if (cause instanceof SQLException sql && depth < DEEPEST) {
            clean.initCause(of(sql, depth + 1));
        } else if (repeatable && cause != null && !(cause instanceof SQLException)) {
            clean.initCause(cause);
        }
        return clean;
    }

    private static boolean isRepeatable(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        boolean aboutNoValue = ABOUT_NO_VALUE.stream().anyMatch(state::startsWith)
                || (state.isEmpty() && failure instanceof SQLTransientConnectionException);
        return aboutNoValue && failure.getErrorCode() != MYSQL_SYNTAX && !(failure instanceof BatchUpdateException);
    }

    /** PostgreSQL's details and H2's statement follow on further lines. */
    private static String firstLine(SQLException failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
