package dev.hinomi.alerts.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbWithMysqlsDriverIT extends JdbcStoreContract {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = pool(Databases.name());
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    private static HikariDataSource pool(String name) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(MariaDbServer.create("mysql", name));
        return source;
    }

    @Override
    DataSource dataSource() {
        return pool;
    }

    @Override
    DataSource emptyDatabase() {
        return pool(Databases.name());
    }

    @Override
    Dialect dialect() {
        return Dialect.MARIADB;
    }
}
