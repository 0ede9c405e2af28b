package dev.hinomi.alerts.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements in one transaction. */
final class Session {

    /** So many rows are meant by one statement. */
    private static final int MOST_ROWS = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final int seconds;

    Session(Connection connection, Dialect dialect, JdbcTimeouts timeouts) {
        this.connection = connection;
        this.dialect = dialect;
        this.seconds = (int) timeouts.statement().toSeconds();
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    <T> List<T> all(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return all(sql, reader, values).stream().findFirst();
    }

    Instant now() throws SQLException {
        return first("SELECT {now}", row -> Instant.ofEpochMilli(row.getLong(1)))
                .orElseThrow();
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /**
     * Writes rows, a hundred with each statement: a driver sends a batch row by row unless its URL says otherwise.
     *
     * @param sql ends before the rows
     * @param row the marks of one
     */
    void insert(String sql, String row, List<@Nullable Object[]> rows) throws SQLException {
        for (List<@Nullable Object[]> some : hundreds(rows)) {
            update(
                    sql + row + (", " + row).repeat(some.size() - 1),
                    some.stream().flatMap(Arrays::stream).toArray());
        }
    }

    /** Does something to the rows with these ids, a hundred with each statement, in which they are {@code {ids}}. */
    void updateEach(String sql, List<String> ids, String... first) throws SQLException {
        for (List<String> some : hundreds(ids)) {
            update(among(some, sql), with(some, first));
        }
    }

    /** Reads the rows with these ids in the same way. */
    <T> List<T> each(String sql, Reader<T> reader, List<String> ids, String... first) throws SQLException {
        List<T> all = new ArrayList<>();
        for (List<String> some : hundreds(ids)) {
            all.addAll(all(among(some, sql), reader, with(some, first)));
        }
        return all;
    }

    private static String among(List<String> ids, String sql) {
        return sql.replace("{ids}", "?" + ", ?".repeat(ids.size() - 1));
    }

    private static @Nullable Object[] with(List<String> ids, String... first) {
        return Stream.concat(Arrays.stream(first), ids.stream()).toArray();
    }

    private static <T> List<List<T>> hundreds(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ROWS) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST_ROWS)));
        }
        return parts;
    }

    /** A statement of a schema file, as it is written there. */
    void define(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(dialect.translate(sql));
        try {
            statement.setQueryTimeout(seconds);
            bind(statement, values);
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
