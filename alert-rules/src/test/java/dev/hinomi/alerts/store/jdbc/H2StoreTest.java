package dev.hinomi.alerts.store.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2StoreTest extends JdbcStoreContract {

    private static final DataSource SHARED = inMemory("shared");

    private static DataSource inMemory(String name) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    @Override
    DataSource dataSource() {
        return SHARED;
    }

    @Override
    DataSource emptyDatabase() {
        return inMemory(Databases.name());
    }

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }
}
