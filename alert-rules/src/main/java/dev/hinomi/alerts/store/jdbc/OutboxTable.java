package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.OutboxEntry;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to the tables of the outbox of one application. */
final class OutboxTable {

    /** Keys in one question. */
    private static final int MOST_KEYS = 100;

    private final String app;

    OutboxTable(String app) {
        this.app = app;
    }

    /** The key of a thread: a name at two channels is two threads. */
    static String thread(String channel, String name) {
        return Hash.of(channel, name);
    }

    /** Adds what is not known. When two add the same at once, the second tries again and finds it known. */
    void add(Session session, Collection<OutboxEntry> entries) throws SQLException {
        Map<String, OutboxEntry> fresh = new LinkedHashMap<>();
        entries.forEach(entry -> fresh.putIfAbsent(Hash.of(entry.key()), entry));
        fresh.keySet().removeAll(known(session, "SELECT id FROM hinomi_owed WHERE app = ? AND id IN ", fresh.keySet()));
        if (fresh.isEmpty()) {
            return;
        }
        long now = session.now().toEpochMilli();
        addChannels(session, fresh.values());
        addThreads(session, fresh.values());
        session.batch(
                "INSERT INTO hinomi_owed (app, id, name, channel, thread, urgency, body, fence, added_ms, due_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                fresh.entrySet().stream()
                        .map(added -> new @Nullable Object[] {
                            app,
                            added.getKey(),
                            added.getValue().key(),
                            added.getValue().channel(),
                            thread(added.getValue().channel(), added.getValue().thread()),
                            added.getValue().urgency(),
                            added.getValue().body(),
                            now,
                            now + added.getValue().delay().toMillis()
                        })
                        .toList());
    }

    private void addChannels(Session session, Collection<OutboxEntry> entries) throws SQLException {
        Set<String> channels = new LinkedHashSet<>();
        entries.forEach(entry -> channels.add(entry.channel()));
        channels.removeAll(
                known(session, "SELECT channel FROM hinomi_channel WHERE app = ? AND channel IN ", channels));
        session.batch(
                "INSERT INTO hinomi_channel (app, channel, owner, fence, claimed_ms, free_ms) VALUES (?, ?, '', 0, 0, 0)",
                channels.stream()
                        .map(channel -> new @Nullable Object[] {app, channel})
                        .toList());
    }

    private void addThreads(Session session, Collection<OutboxEntry> entries) throws SQLException {
        Map<String, OutboxEntry> threads = new LinkedHashMap<>();
        entries.forEach(entry -> threads.putIfAbsent(thread(entry.channel(), entry.thread()), entry));
        threads.keySet()
                .removeAll(known(session, "SELECT id FROM hinomi_thread WHERE app = ? AND id IN ", threads.keySet()));
        session.batch(
                "INSERT INTO hinomi_thread (app, id, channel, name, attempts, due_ms) VALUES (?, ?, ?, ?, 0, 0)",
                threads.entrySet().stream()
                        .map(added -> new @Nullable Object[] {
                            app,
                            added.getKey(),
                            added.getValue().channel(),
                            added.getValue().thread()
                        })
                        .toList());
    }

    private Set<String> known(Session session, String select, Collection<String> keys) throws SQLException {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_KEYS));
            @Nullable Object[] values = new @Nullable Object[some.size() + 1];
            values[0] = app;
            for (int i = 0; i < some.size(); i++) {
                values[i + 1] = some.get(i);
            }
            String marks = "(?" + ", ?".repeat(some.size() - 1) + ")";
            known.addAll(session.all(select + marks, row -> row.getString(1), values));
        }
        return known;
    }
}
