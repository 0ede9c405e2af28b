package dev.hinomi.examples.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One of the two instances of the example service.
 *
 * @param name what it is called, in messages too
 * @param port where it answers
 * @param log where its output goes
 * @param fillsDatabase whether it makes the tables of the example
 */
record Instance(String name, int port, Path log, boolean fillsDatabase) {

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What tells it apart from the other, and the database that they share. */
    Map<String, String> environment(String database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database);
        // Ctrl-C ends PostgreSQL with the demo: nobody is to wait for a connection to it then.
        environment.put("SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT", "2000");
        environment.put("SPRING_SQL_INIT_MODE", fillsDatabase ? "always" : "never");
        environment.put("HINOMI_ALERTS_STORE_TYPE", "jdbc");
        environment.put("HINOMI_ALERTS_STORE_INSTANCE", name);
        return environment;
    }
}
