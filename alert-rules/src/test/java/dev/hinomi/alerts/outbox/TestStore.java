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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A store in memory that can be away. */
final class TestStore implements AlertStore {

    private final MemoryOutboxStore outbox;
    private final MemoryLeases leases;
    private final List<Instance> instances = new ArrayList<>();
    private boolean away;

    TestStore(ManualClock clock) {
        outbox = new MemoryOutboxStore(clock);
        leases = new MemoryLeases(clock);
    }

    void away(boolean now) {
        away = now;
    }

    /** This instance has not saved for so long. */
    void isOverdue(String name, Duration by) {
        instances.removeIf(instance -> instance.name().equals(name));
        instances.add(new Instance(name, new Lease("instance/" + name, name, 1), by, List.of()));
    }

    List<String> instanceNames() {
        return instances.stream().map(Instance::name).toList();
    }

    @Override
    public Leases leases() {
        return leases;
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
            public List<OutboxEntry> waiting(int most) {
                check();
                return outbox.waiting(most);
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
                return List.copyOf(instances);
            }

            @Override
            public boolean forget(Instance dead, Collection<OutboxEntry> owed) {
                check();
                outbox.add(owed);
                return instances.remove(dead);
            }
        };
    }
}
