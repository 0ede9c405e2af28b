package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where databases differ. Times are milliseconds since 1970 by the database's clock, so that no driver's time zone matters. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "postgresql", "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"),
    MYSQL("MySQL", "mysql", Dialect.MYSQL_NOW),
    MARIADB("MariaDB", "mysql", Dialect.MYSQL_NOW),
    H2("H2", "h2", "DATEDIFF(MILLISECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00', CURRENT_TIMESTAMP(3))");

    /** {@code NOW()} would be read in the session's time zone, which repeats an hour in autumn. */
    private static final String MYSQL_NOW =
            "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)";

    private final String product;
    private final String folder;
    private final String now;

    Dialect(String product, String folder, String now) {
        this.product = product;
        this.folder = folder;
        this.now = now;
    }

    /** The dialect of a connection; a driver names the server, not itself, so that Aurora is what it imitates. */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equals(product)) {
                return dialect;
            }
        }
        throw new StoreException(
                new Trouble.Broken(),
                "alerts can be kept in "
                        + Arrays.stream(values()).map(known -> known.product).collect(Collectors.joining(", "))
                        + ", but the data source leads to " + product + ": give it another one",
                null);
    }

    /** The folder of its schema files. */
    String folder() {
        return folder;
    }

    /** What all statements are written in, in this database's words: {@code {now}} is the time, {@code {schema}} the schema. */
    String translate(String sql) {
        return sql.replace("{now}", now).replace("{schema}", this == POSTGRESQL ? "current_schema()" : "SCHEMA()");
    }
}
