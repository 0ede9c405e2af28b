package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An outbox that lives as long as the process. The end of an incident that it does not know is owed to nobody. */
public final class MemoryOutbox implements Outbox {

    /** How many incidents are remembered at most, told or not. */
    public static final int MOST_INCIDENTS = 10_000;

    private final Map<String, Owed> incidents = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public boolean accept(NotifyTarget target, Alert alert, Transition transition) {
        return locked(() -> {
            String key = Owed.key(target, transition);
            Owed known = incidents.get(key);
            if (known != null) {
                queue(key, known, known.merged(transition));
                return true;
            }
            return transition.isResolution() || begin(key, Owed.first(target, alert, transition));
        });
    }

    @Override
    public void acknowledge(String incident, String by, Instant at) {
        hold(incident, new Progress.Acknowledged(by, at));
    }

    @Override
    public void hold(String incident, Progress.Acknowledged held) {
        locked(() -> {
            incidents.replaceAll((key, owed) -> owed.isOf(incident) ? owed.held(held) : owed);
            return true;
        });
    }

    private boolean begin(String key, Owed owed) {
        if (incidents.size() >= MOST_INCIDENTS) {
            return false;
        }
        incidents.put(key, owed);
        return true;
    }

    /** An incident that waited keeps its place; one that was fully told goes to the end. */
    private void queue(String key, Owed known, Owed changed) {
        if (known.next().isEmpty()) {
            incidents.remove(key);
        }
        incidents.put(key, changed);
    }

    @Override
    public void update(Owed owed, UnaryOperator<Owed> change) {
        locked(() -> {
            Owed changed = change.apply(incidents.getOrDefault(owed.key(), owed));
            if (changed.next().isEmpty() && changed.latest().isResolution()) {
                incidents.remove(owed.key());
            } else {
                incidents.put(owed.key(), changed);
            }
            return true;
        });
    }

    @Override
    public void forget(Owed owed) {
        locked(() -> incidents.remove(owed.key()) != null);
    }

    @Override
    public List<Owed> pending() {
        return locked(() -> incidents.values().stream()
                .filter(owed -> owed.next().isPresent())
                .toList());
    }

    @Override
    public List<Owed> all() {
        return locked(() -> List.copyOf(incidents.values()));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
