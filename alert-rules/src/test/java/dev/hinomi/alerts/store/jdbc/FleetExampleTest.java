package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hinomi.alerts.Alerts;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.BoundedStateStore;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What docs/fleet.md shows, and the numbers that it names. */
class FleetExampleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final OutboxEntry FIRED = new OutboxEntry("oncall/id/fired", "{}");

    private static final OutboxThread THREAD = new OutboxThread("oncall/id", "{}");

    private static DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + Databases.name() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static Remembered alert(String rule) {
        return new Remembered(new AlertKey(rule, Tags.NONE), "q", Standing.initial(NOW));
    }

    @Test
    void aServiceSharesItsAlertsWithItsOtherInstances() {
        DataSource dataSource = database();
        LoadedRules rules = LoadedRules.NONE;
        MeasurementSource source = metrics -> List.of();
        // tag::sharing[]
        Alerts alerts = Alerts.builder(rules, source)
                .sharing(JdbcDatabase.of(dataSource, "prod/career-api"), "i-1")
                .build();
        // end::sharing[]
        assertThat(alerts.isLeading()).as("before it has started").isFalse();
    }

    @Test
    void aServiceKeepsItsStatesInItsOwnPool() {
        DataSource dataSource = database();
        // tag::states[]
        JdbcDatabase database = JdbcDatabase.of(dataSource, "prod/career-api");
        StateStore kept = database.statesOf("i-1", UUID.randomUUID().toString(), Duration.ofMinutes(1));
        StateStore stateStore = new BoundedStateStore(kept, Duration.ofSeconds(1));
        // end::states[]
        stateStore.save(NOW, List.of(alert("a")), List.of());
        assertThat(database.statesOf("i-1", "next", STEP).load().alerts()).containsExactly(alert("a"));
    }

    @Test
    void oneOfManyEvaluates() {
        JdbcDatabase database = JdbcDatabase.of(database(), "prod/career-api");
        // tag::leader[]
        Leader leader = new Leader(database.leases(), "fleet", "i-1", Term.ofStep(STEP), Ticker.system());
        StateStore ofTheFleet = database.statesOfTheFleet(leader);
        // end::leader[]
        leader.beat();
        ofTheFleet.save(NOW, List.of(alert("a")), List.of());
        assertThat(ofTheFleet.load().alerts()).hasSize(1);
    }

    @Test
    void aPoolBesideTheApplicationsNeedsTwoConnections() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        // tag::pool[]
        HikariDataSource small = new HikariDataSource();
        small.setJdbcUrl(url);
        small.setMaximumPoolSize(2);
        small.setConnectionTimeout(2_000);
        // end::pool[]
        try (small) {
            assertThat(JdbcDatabase.of(small, "a").outbox().waiting(0, 1)).isEmpty();
        }
    }

    @Test
    void eachOperationTakesThisManyStatements() {
        Faults counted = new Faults(database());
        JdbcDatabase database = JdbcDatabase.of(counted.dataSource(), "a");
        Leader leader = new Leader(database.leases(), "fleet", "i-1", Term.ofStep(STEP), Ticker.system());
        Leader other = new Leader(database.leases(), "fleet", "i-2", Term.ofStep(STEP), Ticker.system());
        leader.beat();
        StateStore states = database.statesOfTheFleet(leader);
        OutboxStore outbox = database.outbox();
        assertThat(counted.statementsOf(leader::beat))
                .as("a beat of the leader")
                .isEqualTo(2);
        assertThat(counted.statementsOf(other::beat)).as("a beat of another").isEqualTo(1);
        assertThat(counted.statementsOf(() -> states.save(NOW, List.of(), List.of())))
                .as("a step without changes")
                .isEqualTo(2);
        assertThat(counted.statementsOf(() -> states.save(NOW, List.of(alert("a"), alert("b")), List.of())))
                .as("a step with changes")
                .isEqualTo(4);
        assertThat(counted.statementsOf(() -> states.save(NOW, List.of(alert("a")), List.of(), List.of(FIRED))))
                .as("a step with changes of which people are told")
                .isEqualTo(6);
        assertThat(counted.statementsOf(() -> assertThat(outbox.waiting(0, 10)).hasSize(1)))
                .as("looking for what others have added")
                .isEqualTo(1);
        assertThat(counted.statementsOf(
                        () -> assertThat(outbox.untaken(List.of(FIRED.key()))).hasSize(1)))
                .as("whether something critical was taken in")
                .isEqualTo(1);
        Lease lease = leader.lease().orElseThrow();
        OutboxStore.Progress taken = new OutboxStore.Progress(List.of(THREAD), List.of(), List.of(FIRED.key()));
        OutboxStore.Progress told = new OutboxStore.Progress(List.of(THREAD), List.of(), List.of());
        assertThat(counted.statementsOf(() -> outbox.write(lease, taken)))
                .as("taking it in")
                .isEqualTo(4);
        assertThat(counted.statementsOf(() -> outbox.write(lease, told)))
                .as("before and after a message")
                .isEqualTo(3);
        assertThat(counted.statementsOf(() -> {
                    assertThat(database.instances().all()).isEmpty();
                    outbox.forgetTaken(STEP);
                }))
                .as("looking for instances that are gone, and forgetting what was told")
                .isEqualTo(2);
    }
}
