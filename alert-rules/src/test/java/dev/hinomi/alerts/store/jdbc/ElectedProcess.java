package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.LeaderThread;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** An instance of a service that stands for the lease, saves once when it has it, and lives until it is killed. */
final class ElectedProcess {

    /** Nothing but the passing of time in the database ends a lease, however busy the machine is. */
    private static final Term TERM = new Term(Duration.ofMinutes(1), Duration.ofMillis(200));

    private ElectedProcess() {}

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        String owner = arguments[2];
        JdbcDatabase database = JdbcDatabase.of(source, arguments[1]);
        Leader leader = new Leader(database.leases(), "fleet", owner, TERM, Ticker.system());
        leader.beat();
        Optional<Lease> lease = leader.lease();
        if (lease.isEmpty()) {
            System.out.println(owner + " stands by");
        }
        new LeaderThread(leader).start();
        CountDownLatch never = new CountDownLatch(1);
        while (lease.isEmpty()) {
            never.await(20, TimeUnit.MILLISECONDS);
            lease = leader.lease();
        }
        evaluate(database.statesOfTheFleet(leader), owner, lease.orElseThrow());
        never.await();
    }

    private static void evaluate(StateStore store, String owner, Lease lease) {
        Instant now = Instant.parse("2026-11-23T09:00:00Z");
        List<Remembered> before = store.load().alerts();
        Remembered own = new Remembered(new AlertKey(owner, Tags.NONE), "q", Standing.initial(now));
        store.save(now, List.of(own), List.of(), List.of(new OutboxEntry("fired", "{}")));
        System.out.println(owner + " leads under " + lease.fence());
        before.forEach(alert ->
                System.out.println(owner + " found the alerts of " + alert.key().rule()));
    }
}
