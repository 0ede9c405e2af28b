package dev.hinomi.alerts.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlStoreIT extends JdbcStoreContract {

    private static EmbeddedPostgres server;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        pool.close();
        server.close();
    }

    @Override
    DataSource dataSource() {
        return pool;
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
