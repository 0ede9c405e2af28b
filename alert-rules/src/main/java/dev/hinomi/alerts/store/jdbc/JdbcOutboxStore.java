package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Backlog;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An outbox in tables, for all instances of an application. Thread-safe. */
final class JdbcOutboxStore implements OutboxStore {

    private final Transactions transactions;
    private final LeaseTable leases;
    private final OutboxTable entries;
    private final ThreadTable threads;

    JdbcOutboxStore(Transactions transactions, String app) {
        this.transactions = transactions;
        this.leases = new LeaseTable(app);
        this.entries = new OutboxTable(app);
        this.threads = new ThreadTable(app);
    }

    @Override
    public void add(Collection<OutboxEntry> added) {
        transactions.run("keep what people are owed", session -> {
            entries.add(session, added);
            return added;
        });
    }

    @Override
    public List<Queued> waiting(long after, int most) {
        return transactions.run("tell what people are owed", session -> entries.waiting(session, after, most));
    }

    @Override
    public Set<String> untaken(Collection<String> keys) {
        return transactions.run("tell what nobody has taken in", session -> entries.untaken(session, keys));
    }

    @Override
    public List<OutboxThread> threads() {
        return transactions.run("tell how far people were told", threads::read);
    }

    @Override
    public Optional<OutboxThread> thread(String name) {
        return transactions.run("tell how far people were told", session -> threads.find(session, name));
    }

    @Override
    public void write(Lease lease, Progress progress) {
        transactions.run("keep how far people were told", session -> {
            leases.lockHeld(session, lease);
            threads.replace(session, lease, progress.changed(), progress.over());
            entries.take(session, progress.taken());
            return lease;
        });
    }

    @Override
    public List<OutboxThread> threadsWith(String text) {
        return transactions.run("tell how far people were told", session -> threads.readWith(session, text));
    }

    @Override
    public Backlog backlog() {
        return transactions.run("tell how much people are owed", entries::backlog);
    }

    @Override
    public int forgetTaken(Duration age) {
        return transactions.run("forget what people were told", session -> entries.forget(session, age));
    }
}
