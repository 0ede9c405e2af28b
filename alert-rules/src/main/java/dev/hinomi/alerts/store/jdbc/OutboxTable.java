package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Backlog;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code hinomi_owed} of one application. */
final class OutboxTable {

    /** Keys in one question. */
    private static final int MOST_KEYS = 100;

    private final String app;

    OutboxTable(String app) {
        this.app = app;
    }

    /** Adds what is not known. When two add the same at once, the second tries again and finds it known. */
    void add(Session session, Collection<OutboxEntry> entries) throws SQLException {
        Map<String, OutboxEntry> fresh = new LinkedHashMap<>();
        entries.forEach(entry -> fresh.putIfAbsent(Hash.of(entry.key()), entry));
        fresh.keySet().removeAll(found(session, "SELECT id FROM hinomi_owed WHERE app = ?", fresh.keySet()));
        session.batch(
                "INSERT INTO hinomi_owed (app, id, name, body, added_ms) VALUES (?, ?, ?, ?, {now})",
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
        session.batch(
                "UPDATE hinomi_owed SET taken_ms = {now} WHERE app = ? AND id = ?",
                keys.stream()
                        .map(key -> new @Nullable Object[] {app, Hash.of(key)})
                        .toList());
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
        Set<String> found = new HashSet<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_KEYS));
            @Nullable Object[] values = new @Nullable Object[some.size() + 1];
            values[0] = app;
            for (int i = 0; i < some.size(); i++) {
                values[i + 1] = some.get(i);
            }
            String marks = "(?" + ", ?".repeat(some.size() - 1) + ")";
            found.addAll(session.all(select + " AND id IN " + marks, row -> row.getString(1), values));
        }
        return found;
    }
}
