package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Backlog;
import dev.hinomi.alerts.store.OutboxClaim;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import dev.hinomi.alerts.store.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An outbox in tables, for all instances of an application. Thread-safe. */
final class JdbcOutboxStore implements OutboxStore {

    /** Entries that may be told: what waits, in a thread that rests no longer. */
    private static final String OPEN = " FROM hinomi_owed o JOIN hinomi_thread t ON t.app = o.app AND t.id = o.thread"
            + " WHERE o.app = %s AND o.channel = %s AND o.told_ms IS NULL AND o.due_ms <= {now} AND t.due_ms <= {now}";

    private final Transactions transactions;
    private final String app;
    private final String owner;
    private final OutboxTable table;

    JdbcOutboxStore(Transactions transactions, String app, String owner) {
        this.transactions = transactions;
        this.app = app;
        this.owner = owner;
        this.table = new OutboxTable(app);
    }

    private record Channel(String name, long fence, Instant now) {}

    private record Found(String id, OutboxThread state) {}

    @Override
    public void add(Collection<OutboxEntry> entries) {
        transactions.run("keep what people are owed", session -> {
            table.add(session, entries);
            return entries;
        });
    }

    @Override
    public Optional<OutboxClaim> claim(Duration time) {
        return transactions.run("claim what people are owed", session -> {
            Optional<Channel> channel = openChannel(session);
            if (channel.isEmpty()) {
                return Optional.empty();
            }
            Optional<Found> thread = mostUrgent(session, channel.get());
            if (thread.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(claimed(session, channel.get(), thread.get(), time));
        });
    }

    /** Locked until the end of the transaction; channels that others are claiming at this moment are passed over. */
    private Optional<Channel> openChannel(Session session) throws SQLException {
        return session.first(
                "SELECT c.channel, c.fence, {now} FROM hinomi_channel c"
                        + " WHERE c.app = ? AND c.claimed_ms <= {now} AND c.free_ms <= {now}"
                        + " AND EXISTS (SELECT 1" + OPEN.formatted("c.app", "c.channel") + ")"
                        + " ORDER BY c.free_ms LIMIT 1 FOR UPDATE SKIP LOCKED",
                row -> new Channel(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))),
                app);
    }

    private Optional<Found> mostUrgent(Session session, Channel channel) throws SQLException {
        return session.first(
                "SELECT t.id, t.name, t.memo, t.attempts, t.doubt_ms" + OPEN.formatted("?", "?")
                        + " ORDER BY o.urgency, o.seq LIMIT 1",
                row -> new Found(row.getString(1), thread(row)),
                app,
                channel.name());
    }

    private static OutboxThread thread(ResultSet row) throws SQLException {
        Optional<String> memo = Optional.ofNullable(row.getString(3));
        int attempts = row.getInt(4);
        long doubt = row.getLong(5);
        Optional<Instant> doubtSince = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(doubt));
        return new OutboxThread(row.getString(2), memo, attempts, doubtSince);
    }

    private OutboxClaim claimed(Session session, Channel channel, Found thread, Duration time) throws SQLException {
        long fence = channel.fence() + 1;
        Instant now = channel.now();
        session.update(
                "UPDATE hinomi_channel SET owner = ?, fence = ?, claimed_ms = {now} + ? WHERE app = ? AND channel = ?",
                owner,
                fence,
                time.toMillis(),
                app,
                channel.name());
        session.update(
                "UPDATE hinomi_owed SET fence = ? WHERE app = ? AND thread = ? AND told_ms IS NULL AND due_ms <= {now}",
                fence,
                app,
                thread.id());
        write(session, thread.id(), thread.state().claimed(now));
        List<OutboxEntry> entries = session.all(
                "SELECT name, urgency, due_ms - added_ms, body FROM hinomi_owed"
                        + " WHERE app = ? AND thread = ? AND told_ms IS NULL AND fence = ? ORDER BY seq",
                row -> new OutboxEntry(
                        row.getString(1),
                        channel.name(),
                        thread.state().name(),
                        row.getInt(2),
                        Duration.ofMillis(row.getLong(3)),
                        row.getString(4)),
                app,
                thread.id(),
                fence);
        return new OutboxClaim(channel.name(), thread.state(), entries, now, fence);
    }

    private void write(Session session, String id, OutboxThread state) throws SQLException {
        session.update(
                "UPDATE hinomi_thread SET memo = ?, attempts = ?, doubt_ms = ? WHERE app = ? AND id = ?",
                state.memo().orElse(null),
                state.attempts(),
                state.doubtSince().map(Instant::toEpochMilli).orElse(null),
                app,
                id);
    }

    @Override
    public boolean settle(OutboxClaim claim, Settlement settlement) {
        return transactions.run("settle what people were told", session -> {
            boolean ours = session.first(
                            "SELECT fence FROM hinomi_channel WHERE app = ? AND channel = ? FOR UPDATE",
                            row -> row.getLong(1),
                            app,
                            claim.channel())
                    .filter(fence -> fence == claim.fence())
                    .isPresent();
            if (ours) {
                settled(session, claim, settlement);
            }
            return ours;
        });
    }

    private void settled(Session session, OutboxClaim claim, Settlement settlement) throws SQLException {
        String id = OutboxTable.thread(claim.channel(), claim.thread().name());
        if (settlement instanceof Settlement.Done) {
            session.update(
                    "UPDATE hinomi_owed SET told_ms = {now} WHERE app = ? AND thread = ? AND fence = ? AND told_ms IS NULL",
                    app,
                    id,
                    claim.fence());
        }
        write(session, id, claim.thread().after(settlement, claim.claimedAt()));
        session.update(
                "UPDATE hinomi_thread SET due_ms = {now} + ? WHERE app = ? AND id = ?",
                settlement.rest().toMillis(),
                app,
                id);
        session.update(
                "UPDATE hinomi_channel SET claimed_ms = 0, free_ms = {now} + ? WHERE app = ? AND channel = ?",
                settlement.pause().toMillis(),
                app,
                claim.channel());
    }

    @Override
    public Backlog backlog() {
        return transactions.run(
                "tell what people are owed",
                session -> session.first(
                                "SELECT COUNT(*), {now} - MIN(o.added_ms),"
                                        + " MIN(GREATEST(o.due_ms, t.due_ms, c.claimed_ms, c.free_ms)) - {now}"
                                        + " FROM hinomi_owed o"
                                        + " JOIN hinomi_thread t ON t.app = o.app AND t.id = o.thread"
                                        + " JOIN hinomi_channel c ON c.app = o.app AND c.channel = o.channel"
                                        + " WHERE o.app = ? AND o.told_ms IS NULL",
                                JdbcOutboxStore::backlog,
                                app)
                        .orElse(Backlog.NONE));
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        long entries = row.getLong(1);
        return entries == 0
                ? Backlog.NONE
                : new Backlog(
                        entries,
                        Duration.ofMillis(Math.max(0, row.getLong(2))),
                        Optional.of(Duration.ofMillis(Math.max(0, row.getLong(3)))));
    }

    @Override
    public int forgetTold(Duration age) {
        return transactions.run("forget what people were told", session -> {
            int forgotten = session.update(
                    "DELETE FROM hinomi_owed WHERE app = ? AND told_ms < {now} - ?", app, age.toMillis());
            session.update(
                    "DELETE FROM hinomi_thread WHERE app = ? AND NOT EXISTS (SELECT 1 FROM hinomi_owed o"
                            + " WHERE o.app = hinomi_thread.app AND o.thread = hinomi_thread.id)",
                    app);
            return forgotten;
        });
    }
}
