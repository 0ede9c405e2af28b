package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.alerts.store.Trouble;
import dev.hinomi.observability.time.Ticker;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies, ends sessions, turns read-only or holds locks, and processes that are killed. */
class PostgresqlFaultsIT {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final OutboxEntry FIRED = new OutboxEntry("oncall/id/fired", "{}");

    @TempDir
    private static Path data;

    private static KillablePostgres server;

    private final String app = Databases.name();
    private final HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void start() throws Exception {
        server = new KillablePostgres(data.resolve("pg"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    PostgresqlFaultsIT() {
        pool.setDataSource(server.dataSource());
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(250);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private JdbcDatabase database() {
        return JdbcDatabase.of(pool, app);
    }

    private static Remembered alert(String rule) {
        return new Remembered(new AlertKey(rule, Tags.NONE), "q", Standing.initial(NOW));
    }

    private static void assertAway(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        away -> assertThat(away.trouble()).isInstanceOf(Trouble.Unavailable.class));
    }

    @Test
    void aServerThatIsKilledLosesNothingThatWasSavedAndTheSamePoolGoesOn() throws Exception {
        StateStore states = database().statesOf("i-1", "p", MINUTE);
        OutboxStore outbox = database().outbox();
        states.save(NOW, List.of(alert("a")), List.of(), List.of(FIRED));
        Lease lease = database().leases().acquire("fleet", "i-1", MINUTE).orElseThrow();
        OutboxStore.Progress told =
                new OutboxStore.Progress(List.of(new OutboxThread("oncall/id", "ts")), List.of(), List.of(FIRED.key()));
        server.kill();
        assertAway(() -> states.save(NOW, List.of(alert("b")), List.of()));
        assertAway(() -> outbox.write(lease, told));
        assertAway(() -> database().leases().acquire("fleet", "i-1", MINUTE));
        server.restart();
        saveUntilTaken(states, alert("b"), FIRED);
        assertThat(states.load().alerts()).containsExactly(alert("a"), alert("b"));
        outbox.write(lease, told);
        assertThat(outbox.threads()).as("the lease outlives the server").hasSize(1);
        assertThat(outbox.backlog().entries()).isZero();
    }

    @Test
    void sessionsThatTheServerEndsAreReplacedWithinTheCall() {
        StateStore states = database().statesOf("i-1", "p", MINUTE);
        states.save(NOW, List.of(alert("a")), List.of());
        Databases.execute(
                server.dataSource(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND backend_type = 'client backend'");
        states.save(NOW, List.of(alert("b")), List.of());
        assertThat(states.load().alerts()).hasSize(2);
    }

    @Test
    void aPooledConnectionThatBecameReadOnlyIsReplacedWithinTheCall() throws Exception {
        pool.setMaximumPoolSize(1);
        StateStore states = database().statesOf("i-1", "p", MINUTE);
        states.save(NOW, List.of(alert("a")), List.of());
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        }
        states.save(NOW, List.of(alert("b")), List.of());
        assertThat(states.load().alerts()).hasSize(2);
    }

    @Test
    void aServerThatTakesNoWritesIsSaidToBeReadOnlyAndIsUsedAgainOnceItTakesThem() {
        StateStore states = database().statesOf("i-1", "p", MINUTE);
        states.save(NOW, List.of(alert("a")), List.of());
        Databases.execute(
                server.dataSource(), "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
        assertThatThrownBy(() -> untilReadOnly(states))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        readOnly -> assertThat(readOnly.trouble()).isEqualTo(new Trouble.ReadOnly()));
        Databases.execute(
                server.dataSource(),
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()");
        saveUntilTaken(states, alert("b"), FIRED);
        assertThat(states.load().alerts()).hasSize(2);
    }

    /** Sessions take a change of the server's settings up when they are idle, not at once. */
    private static void untilReadOnly(StateStore states) {
        while (true) {
            states.save(NOW, List.of(alert("a")), List.of());
        }
    }

    /** A pool takes a moment to find out that its server is back. */
    private static void saveUntilTaken(StateStore states, Remembered alert, OutboxEntry owed) {
        boolean taken = false;
        while (!taken) {
            try {
                states.save(NOW, List.of(alert), List.of(), List.of(owed));
                taken = true;
            } catch (StoreException notYet) {
                assertThat(notYet.trouble()).isNotInstanceOf(Trouble.Broken.class);
            }
        }
    }

    @Test
    void aLockThatSomebodyHoldsForLongCostsTheTimeoutOfOneStatement() throws Exception {
        JdbcDatabase database =
                database().withTimeouts(new JdbcTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(30)));
        StateStore states = database.statesOf("i-1", "p", MINUTE);
        states.save(NOW, List.of(alert("a")), List.of());
        try (Connection holder = server.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE hinomi_lease IN ACCESS EXCLUSIVE MODE");
            assertAway(() -> states.save(NOW, List.of(alert("b")), List.of()));
            holder.rollback();
        }
        states.save(NOW, List.of(alert("b")), List.of());
        assertThat(states.load().alerts()).hasSize(2);
    }

    @Test
    void theElectedProcessIsKilledAndAnotherOneGoesOnWhereItStood() throws Exception {
        try (Elected first = new Elected(app, "first")) {
            assertThat(first.says()).isEqualTo("first leads under 1");
            try (Elected second = new Elected(app, "second")) {
                assertThat(second.says()).isEqualTo("second stands by");
                first.kill();
                Databases.pass(server.dataSource(), app, MINUTE);
                assertThat(second.says()).isEqualTo("second leads under 2");
                assertThat(second.says()).isEqualTo("second found the alerts of first");
            }
        }
        Databases.pass(server.dataSource(), app, MINUTE);
        Leader here = new Leader(database().leases(), "fleet", "here", Term.ofStep(MINUTE), Ticker.system());
        here.beat();
        assertThat(database().statesOfTheFleet(here).load().alerts())
                .extracting(kept -> kept.key().rule())
                .containsExactly("first", "second");
        assertThat(database().outbox().backlog().entries()).isEqualTo(1);
    }

    /** A process that stands for the lease. */
    private static final class Elected implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;

        Elected(String app, String owner) throws Exception {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ElectedProcess.class.getName(),
                            server.url(),
                            app,
                            owner)
                    .redirectError(new File("/dev/null"))
                    .start();
            output = process.inputReader();
        }

        String says() throws Exception {
            String line = output.readLine();
            while (line != null
                    && !line.contains(" leads ")
                    && !line.contains(" stands ")
                    && !line.contains(" found ")) {
                line = output.readLine();
            }
            return String.valueOf(line);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
