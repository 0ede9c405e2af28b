package dev.hinomi.alerts.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlStoreIT extends JdbcStoreContract {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    @Override
    DataSource emptyDatabase() {
        String name = Databases.name();
        Databases.execute(dataSource(), "CREATE DATABASE " + name);
        return server.getDatabase("postgres", name);
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
