package dev.hinomi.alerts.store.jdbc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StandingJson;
import dev.hinomi.alerts.store.StateStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps states in a table, with what is owed in the same transaction, under a lease: whoever lost it writes nothing any more. Used by
 * one engine at a time.
 */
final class JdbcStateStore implements StateStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStateStore.class);

    private final Transactions transactions;
    private final String app;
    private final LeaseTable leases;
    private final OutboxTable outbox;
    private final Tenure tenure;

    JdbcStateStore(Transactions transactions, String app, Tenure tenure) {
        this.transactions = transactions;
        this.app = app;
        this.leases = new LeaseTable(app);
        this.outbox = new OutboxTable(app);
        this.tenure = tenure;
    }

    @Override
    public Snapshot load() {
        Lease lease = tenure.begin();
        return transactions.run("load how alerts stand", session -> {
            LeaseTable.Row row = leases.lockHeld(session, lease);
            List<Remembered> alerts = session
                    .all(
                            "SELECT rule_id, tags, watched, standing FROM hinomi_state WHERE app = ? AND scope = ?"
                                    + " ORDER BY rule_id, tags",
                            JdbcStateStore::remembered,
                            app,
                            lease.name())
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
            return new Snapshot(row.aliveAt(), alerts);
        });
    }

    @Override
    public void save(
            Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        Lease lease = tenure.current();
        transactions.run("save how alerts stand", session -> {
            LeaseTable.Row row = leases.lockHeld(session, lease);
            replace(session, lease, changed, gone);
            outbox.add(session, owed);
            leases.write(session, lease.name(), tenure.saved(row.tenancy(), row.now()));
            leases.alive(session, lease.name(), aliveAt);
            return lease;
        });
    }

    /** Deleted and inserted: how many rows an update met is not told by every driver. */
    private void replace(Session session, Lease lease, Collection<Remembered> changed, Collection<AlertKey> gone)
            throws SQLException {
        session.batch(
                "DELETE FROM hinomi_state WHERE app = ? AND scope = ? AND id = ?",
                Stream.concat(gone.stream(), changed.stream().map(Remembered::key))
                        .map(key -> new @Nullable Object[] {app, lease.name(), id(key)})
                        .toList());
        session.batch(
                "INSERT INTO hinomi_state (app, scope, id, rule_id, tags, watched, standing, fence, saved_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, {now})",
                changed.stream()
                        .map(alert -> new @Nullable Object[] {
                            app,
                            lease.name(),
                            id(alert.key()),
                            alert.key().rule(),
                            tags(alert.key().group()),
                            alert.condition(),
                            StandingJson.write(alert.standing()),
                            lease.fence()
                        })
                        .toList());
    }

    private static String id(AlertKey key) {
        return Hash.of(key.rule(), tags(key.group()));
    }

    private static String tags(Tags tags) {
        JsonArray array = new JsonArray();
        tags.all().forEach(array::add);
        return array.toString();
    }

    /** One row that a newer version wrote must not hide all others. */
    private static Optional<Remembered> remembered(ResultSet row) throws SQLException {
        String rule = row.getString(1);
        String tags = row.getString(2);
        try {
            List<String> all = JsonParser.parseString(tags).getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            return Optional.of(new Remembered(
                    new AlertKey(rule, new Tags(all)), row.getString(3), StandingJson.read(row.getString(4))));
        } catch (IllegalArgumentException unknown) {
            LOG.warn("How the alert {} {} stood cannot be read; it begins anew", rule, tags, unknown);
            return Optional.empty();
        }
    }
}
