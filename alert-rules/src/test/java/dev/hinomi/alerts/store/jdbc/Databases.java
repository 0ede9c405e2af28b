package dev.hinomi.alerts.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Names that no other test has, and time that passes in a database. */
final class Databases {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Databases() {}

    static String name() {
        return "app" + NUMBERS.incrementAndGet();
    }

    static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** All times that the tables hold become so much older. */
    static void pass(DataSource dataSource, String app, Duration time) {
        long by = time.toMillis();
        String where = " WHERE app = '" + app + "'";
        execute(
                dataSource,
                "UPDATE hinomi_lease SET expires_ms = expires_ms - " + by + where,
                "UPDATE hinomi_owed SET added_ms = added_ms - " + by + ", taken_ms = taken_ms - " + by + where);
    }
}
