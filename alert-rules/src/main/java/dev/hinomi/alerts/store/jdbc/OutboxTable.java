package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Backlog;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code hinomi_owed} of one application. */
final class OutboxTable {

    private final String app;

    OutboxTable(String app) {
        this.app = app;
    }

    /** Adds what is not known. When two add the same at once, the second tries again and finds it known. */
    void add(Session session, Collection<OutboxEntry> entries) throws SQLException {
        Map<String, OutboxEntry> fresh = new LinkedHashMap<>();
        entries.forEach(entry -> fresh.putIfAbsent(Hash.of(entry.key()), entry));
        fresh.keySet().removeAll(found(session, "SELECT id FROM hinomi_owed WHERE app = ?", fresh.keySet()));
        session.insert(
                "INSERT INTO hinomi_owed (app, id, name, body, added_ms) VALUES ",
                "(?, ?, ?, ?, {now})",
                fresh.entrySet().stream()
                        .map(added -> new @Nullable Object[] {
                            app,
                            added.getKey(),
                            added.getValue().key(),
                            added.getValue().body()
                        })
                        .toList());
    }

    List<OutboxStore.Queued> waiting(Session session, long after, int most) throws SQLException {
        return session.all(
                "SELECT seq, name, body, {now} - added_ms FROM hinomi_owed"
                        + " WHERE app = ? AND taken_ms IS NULL AND seq > ? ORDER BY seq LIMIT ?",
                row -> new OutboxStore.Queued(
                        row.getLong(1),
                        new OutboxEntry(row.getString(2), row.getString(3)),
                        Duration.ofMillis(row.getLong(4))),
                app,
                after,
                most);
    }

    /** Those of these keys that nobody has taken in. */
    Set<String> untaken(Session session, Collection<String> keys) throws SQLException {
        return found(
                session,
                "SELECT name FROM hinomi_owed WHERE app = ? AND taken_ms IS NULL",
                keys.stream().map(Hash::of).toList());
    }

    void take(Session session, Collection<String> keys) throws SQLException {
        session.updateEach(
                "UPDATE hinomi_owed SET taken_ms = {now} WHERE app = ? AND id IN ({ids})",
                keys.stream().map(key -> Hash.of(key)).toList(),
                app);
    }

    Backlog backlog(Session session) throws SQLException {
        return session.first(
                        "SELECT COUNT(*), {now} - MIN(added_ms) FROM hinomi_owed WHERE app = ? AND taken_ms IS NULL",
                        row -> new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2))),
                        app)
                .orElse(Backlog.NONE);
    }

    int forget(Session session, Duration age) throws SQLException {
        return session.update("DELETE FROM hinomi_owed WHERE app = ? AND taken_ms < {now} - ?", app, age.toMillis());
    }

    /** What is selected of these. */
    private Set<String> found(Session session, String select, Collection<String> ids) throws SQLException {
        return Set.copyOf(session.each(select + " AND id IN ({ids})", row -> row.getString(1), List.copyOf(ids), app));
    }
}
