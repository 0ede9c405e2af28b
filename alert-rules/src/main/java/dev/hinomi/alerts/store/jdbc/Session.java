package dev.hinomi.alerts.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements in one transaction. */
final class Session {

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

    /** The same statement for many rows. Drivers that rewrite batches do not say how many rows each one met. */
    void batch(String sql, Collection<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(dialect.translate(sql))) {
            statement.setQueryTimeout(seconds);
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
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
