package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.Backlog;
import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Leases;
import dev.hinomi.alerts.store.MemoryLeases;
import dev.hinomi.alerts.store.MemoryOutboxStore;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store in memory that can be away. */
final class TestStore implements AlertStore {

    /** How long after its last save an instance counts as alive. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final ManualClock clock;
    private final MemoryOutboxStore outbox;
    private final MemoryLeases leases;
    private final Map<String, Instant> saved = new TreeMap<>();
    private boolean away;

    TestStore(ManualClock clock) {
        this.clock = clock;
        outbox = new MemoryOutboxStore(clock);
        leases = new MemoryLeases(clock);
    }

    void away(boolean now) {
        away = now;
    }

    /** What the next step of this instance keeps, with its sign of life. */
    void save(String instance, Collection<OutboxEntry> entries) {
        check();
        saved.put(instance, clock.instant());
        outbox.add(entries);
    }

    Set<String> instanceNames() {
        return saved.keySet();
    }

    private Instance instance(String name, Instant savedAt) {
        Duration overdue = Duration.between(savedAt.plus(LIFE), clock.instant());
        return new Instance(
                name, new Lease("instance/" + name, name, 1), overdue.isNegative() ? Duration.ZERO : overdue);
    }

    @Override
    public String application() {
        return "prod/career-api";
    }

    @Override
    public Leases leases() {
        return new Leases() {
            @Override
            public Optional<Lease> acquire(String name, String owner, Duration time) {
                check();
                return leases.acquire(name, owner, time);
            }

            @Override
            public boolean renew(Lease lease, Duration time) {
                check();
                return leases.renew(lease, time);
            }

            @Override
            public void release(Lease lease) {
                check();
                leases.release(lease);
            }

            @Override
            public Instant now() {
                check();
                return leases.now();
            }
        };
    }

    private void check() {
        if (away) {
            throw new StoreException(new Trouble.Unavailable(false), "the store is away", null);
        }
    }

    @Override
    public OutboxStore outbox() {
        return new OutboxStore() {
            @Override
            public void add(Collection<OutboxEntry> entries) {
                check();
                outbox.add(entries);
            }

            @Override
            public List<Queued> waiting(long after, int most) {
                check();
                return outbox.waiting(after, most);
            }

            @Override
            public Set<String> untaken(Collection<String> keys) {
                check();
                return outbox.untaken(keys);
            }

            @Override
            public List<OutboxThread> threads() {
                check();
                return outbox.threads();
            }

            @Override
            public Optional<OutboxThread> thread(String name) {
                check();
                return outbox.thread(name);
            }

            @Override
            public void write(Lease lease, Progress progress) {
                check();
                outbox.write(lease, progress);
            }

            @Override
            public List<OutboxThread> threadsWith(String text) {
                check();
                return outbox.threadsWith(text);
            }

            @Override
            public Backlog backlog() {
                check();
                return outbox.backlog();
            }

            @Override
            public int forgetTaken(Duration age) {
                check();
                return outbox.forgetTaken(age);
            }
        };
    }

    @Override
    public StateStore statesOfTheFleet(Leader leader) {
        return new MemoryStateStore(outbox);
    }

    @Override
    public StateStore statesOf(String instance, String process, Duration time) {
        return new MemoryStateStore(outbox);
    }

    @Override
    public Instances instances() {
        return new Instances() {
            @Override
            public List<Instance> all() {
                check();
                return saved.entrySet().stream()
                        .map(each -> instance(each.getKey(), each.getValue()))
                        .toList();
            }

            @Override
            public boolean forget(Instance dead) {
                check();
                return saved.remove(dead.name()) != null;
            }
        };
    }
}
