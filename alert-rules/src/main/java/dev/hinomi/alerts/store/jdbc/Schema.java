package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tables, by version. Looked at once in the life of a process, at its first transaction. Thread-safe. */
final class Schema {

    /** What this code needs. */
    static final int VERSION = 1;

    private static final String PATH = "META-INF/hinomi/schema/";
    private static final long POSTGRESQL_LOCK = 0x68696e6f6d69L;
    private static final String MYSQL_LOCK = "hinomi-schema";

    /** H2 has no lock of this kind, and belongs to one process. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private final boolean migrates;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ready;

    Schema(boolean migrates) {
        this.migrates = migrates;
    }

    /**
     * How the tables are.
     *
     * @param dialect what they are in
     * @param version the newest version that was installed; 0 if none
     * @param worksFrom the oldest code that may use them
     */
    record Installed(Dialect dialect, int version, int worksFrom) {}

    /** Sees to it that the tables are there, if they are not known to be. */
    void readyOnce(Supplier<Installed> read, Supplier<Installed> migrate) {
        if (ready) {
            return;
        }
        lock.lock();
        try {
            if (!ready) {
                Installed installed = read.get();
                check(installed.version() < VERSION && migrates ? migrate.get() : installed);
                ready = true;
            }
        } finally {
            lock.unlock();
        }
    }

    static void check(Installed installed) {
        if (installed.version() < VERSION) {
            throw broken("the database has version " + installed.version() + " of Hinomi's tables, but this code needs "
                    + VERSION + ": run " + files(installed) + " from hinomi-alert-rules.jar, or let Hinomi do it");
        }
        if (installed.worksFrom() > VERSION) {
            throw broken("the database has version " + installed.version()
                    + " of Hinomi's tables, which needs code of version " + installed.worksFrom()
                    + " or newer, but this is " + VERSION + ": update this instance");
        }
    }

    private static String files(Installed installed) {
        return String.join(
                ", ",
                Stream.iterate(installed.version() + 1, version -> version <= VERSION, version -> version + 1)
                        .map(version -> file(installed.dialect(), version))
                        .toList());
    }

    private static StoreException broken(String message) {
        return new StoreException(new Trouble.Broken(), message, null);
    }

    Installed read(Session session) throws SQLException {
        Optional<Integer> table = session.first(
                "SELECT 1 FROM information_schema.tables WHERE LOWER(table_name) = 'hinomi_schema' AND table_schema = {schema}",
                row -> row.getInt(1));
        if (table.isEmpty()) {
            return new Installed(session.dialect(), 0, 0);
        }
        return session.first(
                        "SELECT COALESCE(MAX(version), 0), COALESCE(MAX(works_from), 0) FROM hinomi_schema",
                        row -> new Installed(session.dialect(), row.getInt(1), row.getInt(2)))
                .orElseThrow();
    }

    /** Runs what is missing. Whoever comes second waits, and finds nothing to do. */
    Installed migrate(Session session) throws SQLException {
        lock(session);
        try {
            Installed before = read(session);
            for (int version = before.version() + 1; version <= VERSION; version++) {
                for (String statement : statements(text(file(session.dialect(), version)))) {
                    session.define(statement);
                }
            }
            return read(session);
        } finally {
            unlock(session);
        }
    }

    /** Not before the commit alone: the second one may not see the new version yet, and then fails at its row and tries again. */
    private static void lock(Session session) throws SQLException {
        switch (session.dialect()) {
            case POSTGRESQL -> session.all("SELECT pg_advisory_xact_lock(?)", row -> true, POSTGRESQL_LOCK);
            case MYSQL, MARIADB -> {
                boolean got = session.all("SELECT GET_LOCK(?, 1)", row -> row.getInt(1) == 1, MYSQL_LOCK)
                        .contains(true);
                if (!got) {
                    throw new StoreException(
                            new Trouble.Unavailable(false), "another instance migrates Hinomi's tables now", null);
                }
            }
            case H2 -> IN_PROCESS.lock();
        }
    }

    private static void unlock(Session session) throws SQLException {
        switch (session.dialect()) {
            case MYSQL, MARIADB -> session.all("SELECT RELEASE_LOCK(?)", row -> true, MYSQL_LOCK);
            case H2 -> IN_PROCESS.unlock();
            case POSTGRESQL -> {}
        }
    }

    static String file(Dialect dialect, int version) {
        return PATH + dialect.folder() + "/" + version + ".sql";
    }

    static String text(String file) {
        try (InputStream stream = Schema.class.getClassLoader().getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(stream, () -> file + " is missing from the jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read from the jar", broken);
        }
    }

    /** Each ends with a semicolon at the end of a line; lines of comment begin with two dashes. */
    static List<String> statements(String text) {
        String code = text.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        return Stream.of(code.split(";\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
