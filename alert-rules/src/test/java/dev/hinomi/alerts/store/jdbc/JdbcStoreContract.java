package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Leases;
import dev.hinomi.alerts.store.LeasesContract;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxStoreContract;
import dev.hinomi.alerts.store.OutboxThread;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StateStoreContract;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.alerts.store.Trouble;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the store must do in every database. */
abstract class JdbcStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final OutboxEntry FIRED = new OutboxEntry("oncall/id/fired", "{}");

    private static final OutboxStore.Progress TOLD =
            new OutboxStore.Progress(List.of(new OutboxThread("oncall/id", "{}")), List.of(), List.of(FIRED.key()));

    private final String app = Databases.name();

    /** The database that all tests share. */
    abstract DataSource dataSource();

    /** A database without a table. */
    abstract DataSource emptyDatabase();

    private JdbcDatabase database() {
        return JdbcDatabase.of(dataSource(), app);
    }

    private static Remembered alert(String rule) {
        return new Remembered(new AlertKey(rule, Tags.NONE), "q", Standing.initial(NOW));
    }

    @Nested
    class States extends StateStoreContract {
        @Override
        protected StateStore open() {
            return database().statesOf("i-1", "process", MINUTE);
        }

        @Override
        protected OutboxStore outbox() {
            return database().outbox();
        }
    }

    @Nested
    class Outbox extends OutboxStoreContract {
        @Override
        protected OutboxStore open() {
            return database().outbox();
        }

        @Override
        protected Leases leases() {
            return database().leases();
        }

        @Override
        protected void pass(Duration time) {
            Databases.pass(dataSource(), app, time);
        }
    }

    @Nested
    class LeasesInATable extends LeasesContract {
        @Override
        protected Leases open() {
            return database().leases();
        }

        @Override
        protected void pass(Duration time) {
            Databases.pass(dataSource(), app, time);
        }
    }

    @Test
    void whoeverLoadsAnInstancesStatesTakesThemOverFromTheProcessBefore() {
        StateStore before = database().statesOf("i-1", "before", MINUTE);
        before.save(NOW, List.of(alert("a")), List.of());
        StateStore after = database().statesOf("i-1", "after", MINUTE);
        assertThat(after.load().alerts()).containsExactly(alert("a"));
        assertThatThrownBy(() -> before.save(NOW, List.of(), List.of(alert("a").key()), List.of(FIRED)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(new Trouble.Superseded()))
                .hasMessage("the alerts of \"instance/i-1\" are written by after (fence 2),"
                        + " no longer by before (fence 1)");
        assertThat(after.load().alerts()).containsExactly(alert("a"));
        assertThat(database().outbox().backlog().entries()).isZero();
    }

    @Test
    void instancesKeepTheirStatesApart() {
        database().statesOf("i-1", "p", MINUTE).save(NOW, List.of(alert("a")), List.of());
        database().statesOf("i-2", "p", MINUTE).save(NOW, List.of(alert("b")), List.of());
        assertThat(database().statesOf("i-1", "q", MINUTE).load().alerts()).containsExactly(alert("a"));
    }

    @Test
    void applicationsKeepEverythingApart() {
        database().statesOf("i-1", "p", MINUTE).save(NOW, List.of(alert("a")), List.of(), List.of(FIRED));
        database().leases().acquire("fleet", "p", MINUTE);
        JdbcDatabase other = JdbcDatabase.of(dataSource(), Databases.name());
        assertThat(other.statesOf("i-1", "p", MINUTE).load().alerts()).isEmpty();
        assertThat(other.outbox().waiting(0, 10)).isEmpty();
        assertThat(other.leases().acquire("fleet", "x", MINUTE)).isPresent();
    }

    @Test
    void whatADeadInstanceLeftIsForgottenAndALivingOneIsLeftAlone() {
        database().statesOf("i-1", "p", MINUTE).save(NOW, List.of(alert("a")), List.of());
        StateStore living = database().statesOf("i-2", "p", MINUTE.multipliedBy(10));
        living.save(NOW, List.of(alert("b")), List.of());
        Databases.pass(dataSource(), app, MINUTE);
        Instances instances = database().instances();
        List<Instance> all = instances.all();
        assertThat(all).extracting(Instance::isAlive).containsExactly(false, true);
        assertThat(instances.forget(all.get(1))).isFalse();
        assertThat(instances.forget(all.get(0))).isTrue();
        assertThat(instances.forget(all.get(0))).as("a second time").isFalse();
        assertThat(instances.all()).extracting(Instance::name).containsExactly("i-2");
        assertThat(living.load().alerts()).containsExactly(alert("b"));
        assertThat(database().statesOf("i-1", "p", MINUTE).load().alerts()).isEmpty();
    }

    @Test
    void anInstanceThatWasForgottenAndIsNotDeadIsRefusedUntilItLoadsAgain() {
        StateStore slow = database().statesOf("i-1", "p", MINUTE);
        slow.save(NOW, List.of(alert("a")), List.of());
        Databases.pass(dataSource(), app, MINUTE);
        Instances instances = database().instances();
        instances.forget(instances.all().get(0));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> slow.save(NOW, List.of(), List.of()))
                    .as("an answer may have come too late for whoever asked")
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(new Trouble.Forgotten()))
                    .hasMessage("the alerts of \"instance/i-1\" are forgotten: nothing was saved for so long that p"
                            + " was taken for gone; all of them are saved again");
        }
        assertThat(slow.load().alerts()).isEmpty();
        slow.save(NOW, List.of(alert("a")), List.of());
        assertThat(slow.load().alerts()).containsExactly(alert("a"));
        assertThat(instances.all()).hasSize(1);
    }

    private Leader leader(String owner) {
        return new Leader(database().leases(), "fleet", owner, Term.ofStep(MINUTE), System::nanoTime);
    }

    @Test
    void aLeaderThatLostItsLeaseWritesNothingAnyMore() {
        Leader first = leader("first");
        Leader second = leader("second");
        first.beat();
        StateStore before = database().statesOfTheFleet(first);
        before.save(NOW, List.of(alert("a")), List.of());
        second.beat();
        assertThat(second.lease()).isEmpty();
        Databases.pass(dataSource(), app, MINUTE);
        second.beat();
        assertThat(first.lease()).as("it was stopped and does not know yet").isPresent();
        StateStore after = database().statesOfTheFleet(second);
        assertThat(after.load().alerts()).containsExactly(alert("a"));
        after.save(NOW, List.of(alert("b")), List.of(), List.of(FIRED));
        assertThatThrownBy(() -> before.save(NOW, List.of(), List.of(alert("b").key())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("are written by second (fence 2), no longer by first (fence 1)");
        assertThat(after.load().alerts()).containsExactly(alert("a"), alert("b"));
    }

    @Test
    void whoeverIsNotElectedNeitherReadsNorWrites() {
        StateStore store = database().statesOfTheFleet(leader("nobody"));
        assertThatThrownBy(store::load)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not have the lease");
    }

    @Test
    void aSaveWhoseCommitFailsKeepsNothingAndASaveWhoseAnswerIsLostKeepsAll() {
        Faults faults = new Faults(dataSource());
        StateStore store = JdbcDatabase.of(faults.dataSource(), app).statesOf("i-1", "p", MINUTE);
        store.load();
        faults.beforeCommit(new SQLException("full", "22001"));
        assertThatThrownBy(() -> store.save(NOW, List.of(alert("a")), List.of(), List.of(FIRED)))
                .isInstanceOf(StoreException.class);
        assertThat(database().outbox().backlog().entries()).isZero();
        faults.afterCommit(new SQLException("the answer was lost", "08006"));
        store.save(NOW, List.of(alert("a")), List.of(), List.of(FIRED));
        assertThat(store.load().alerts()).containsExactly(alert("a"));
        assertThat(database().outbox().backlog().entries()).isEqualTo(1);
    }

    private static List<Remembered> alerts(int count, AlertState state) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Remembered(
                        new AlertKey("rule", Tags.of("n:" + i)),
                        "q",
                        Standing.initial(NOW).in(state)))
                .toList();
    }

    @Test
    void fourHundredAlertsThatChangeInOneStepTakeFewStatements() {
        Faults counted = new Faults(dataSource());
        JdbcDatabase database = JdbcDatabase.of(counted.dataSource(), app);
        StateStore store = database.statesOf("i-1", "p", MINUTE);
        OutboxStore outbox = database.outbox();
        store.save(NOW, alerts(400, new AlertState.Ok()), List.of());
        List<Remembered> changed = alerts(400, new AlertState.NoData(NOW));
        List<OutboxEntry> owed = IntStream.range(0, 400)
                .mapToObj(i -> new OutboxEntry("oncall/" + i, "{\"n\": " + i + "}"))
                .toList();
        assertThat(counted.statementsOf(() -> store.save(NOW, changed, List.of(), owed)))
                .as("two for the lease, and for each hundred: out, in, known, owed")
                .isEqualTo(2 + 4 * 4);
        assertThat(store.load().alerts()).containsExactlyInAnyOrderElementsOf(changed);
        assertThat(outbox.waiting(0, 1000))
                .extracting(OutboxStore.Queued::entry)
                .containsExactlyElementsOf(owed);
        Lease lease = database.leases().acquire("fleet", "i-1", MINUTE).orElseThrow();
        List<OutboxThread> threads = owed.stream()
                .map(each -> new OutboxThread(each.key(), each.body()))
                .toList();
        OutboxStore.Progress taken = new OutboxStore.Progress(
                threads, List.of(), owed.stream().map(OutboxEntry::key).toList());
        assertThat(counted.statementsOf(() -> outbox.write(lease, taken)))
                .as("one for the lease, and for each hundred: out, in, taken")
                .isEqualTo(1 + 3 * 4);
        assertThat(outbox.backlog().entries()).isZero();
        assertThat(outbox.threads()).containsExactlyInAnyOrderElementsOf(threads);
    }

    private static String everythingSaid(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void whatADatabaseSaysOfARowThatItRefusesIsNotRepeated() {
        DataSource empty = emptyDatabase();
        StateStore store = JdbcDatabase.of(empty, app).statesOf("i-1", "p", MINUTE);
        store.load();
        Databases.execute(empty, "ALTER TABLE hinomi_state ADD CONSTRAINT none CHECK (fence < 0)");
        Remembered alert =
                new Remembered(new AlertKey("rule", Tags.of("customer:confidential")), "q", Standing.initial(NOW));
        assertThatThrownBy(() -> store.save(NOW, List.of(alert), List.of()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(everythingSaid(failure))
                                .contains(
                                        "the database did not save how alerts stand",
                                        "SQLState 23",
                                        "StateTable.replace")
                                .doesNotContain("confidential"));
    }

    @Test
    void progressWhoseAnswerIsLostIsWrittenOnce() {
        Faults faults = new Faults(dataSource());
        OutboxStore outbox = JdbcDatabase.of(faults.dataSource(), app).outbox();
        outbox.add(List.of(FIRED));
        Lease lease = database().leases().acquire("fleet", "i-1", MINUTE).orElseThrow();
        faults.afterCommit(new SQLException("the answer was lost", "08006"));
        outbox.write(lease, TOLD);
        assertThat(outbox.backlog().entries()).isZero();
        assertThat(outbox.threads()).containsExactlyElementsOf(TOLD.changed());
    }

    @Test
    void progressWhoseCommitFailsIsNotKeptAtAll() {
        Faults faults = new Faults(dataSource());
        OutboxStore outbox = JdbcDatabase.of(faults.dataSource(), app).outbox();
        outbox.add(List.of(FIRED));
        Lease lease = database().leases().acquire("fleet", "i-1", MINUTE).orElseThrow();
        faults.beforeCommit(new SQLException("full", "22001"));
        assertThatThrownBy(() -> outbox.write(lease, TOLD)).isInstanceOf(StoreException.class);
        assertThat(outbox.waiting(0, 10)).extracting(OutboxStore.Queued::entry).containsExactly(FIRED);
        assertThat(outbox.threads()).isEmpty();
    }

    @Test
    void aConnectionIsGivenBackAsItWas() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(dataSource());
            pool.setMaximumPoolSize(1);
            pool.setAutoCommit(false);
            pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
            OutboxStore outbox = JdbcDatabase.of(pool, app).outbox();
            outbox.add(List.of(FIRED));
            assertThat(outbox.waiting(0, 10)).hasSize(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            }
        }
    }

    @Test
    void manyInstancesThatStartAtOnceMigrateOnce() throws Exception {
        DataSource empty = emptyDatabase();
        ExecutorService instances = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> starts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String owner = "i-" + i;
                starts.add(() -> JdbcDatabase.of(empty, app)
                        .leases()
                        .acquire(owner, owner, MINUTE)
                        .isPresent());
            }
            for (var start : instances.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        } finally {
            instances.shutdownNow();
        }
        try (Connection connection = empty.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT version FROM hinomi_schema")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void withoutMigrationTheFilesToRunAreNamed() {
        JdbcDatabase database = JdbcDatabase.of(emptyDatabase(), app).withoutMigration();
        assertThatThrownBy(() -> database.outbox().backlog())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "has version 0 of Hinomi's tables, but this code needs 1: run META-INF/hinomi/schema/")
                .hasMessageContaining("/1.sql from hinomi-alert-rules.jar");
    }

    @Test
    void theFilesThatADatabaseAdministratorRunsAreEnough() {
        DataSource empty = emptyDatabase();
        String file = Schema.file(dialect(), 1);
        Databases.execute(empty, Schema.statements(Schema.text(file)).toArray(new String[0]));
        OutboxStore outbox = JdbcDatabase.of(empty, app).withoutMigration().outbox();
        outbox.add(List.of(FIRED));
        assertThat(outbox.waiting(0, 10)).extracting(OutboxStore.Queued::entry).containsExactly(FIRED);
    }

    abstract Dialect dialect();

    @Test
    void theClockIsTheDatabasesInMillisecondsSince1970() {
        Instant now = database().leases().now();
        assertThat(now).isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
    }
}
