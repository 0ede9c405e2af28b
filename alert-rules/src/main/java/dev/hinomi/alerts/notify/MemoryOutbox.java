package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.AskedSilences;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An outbox that lives as long as the process. What several instances see of one alert is one incident. The end of an incident that it
 * does not know is owed to nobody.
 */
public final class MemoryOutbox implements Outbox {

    /** How many incidents are remembered at most, told or not. */
    public static final int MOST_INCIDENTS = 10_000;

    private final Map<String, Owed> incidents = new LinkedHashMap<>();
    private final Map<String, String> openBySubject = new HashMap<>();
    private final Map<String, Storm> storms = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private AskedSilences silences = AskedSilences.NONE;

    @Override
    public boolean accept(Report report) {
        return locked(() -> {
            Optional<Owed> known = known(report);
            known.ifPresent(owed -> queue(owed, owed.merged(report)));
            return known.isPresent() || report.transition().isResolution() || begin(Owed.first(report));
        });
    }

    /** What is owed of the incident of which this is a part; empty when it is told to nobody. */
    public Optional<Owed> find(Report report) {
        return locked(() -> known(report));
    }

    /** The incident of which this is a part: its own, or the one that others see at this moment. */
    private Optional<Owed> known(Report report) {
        Owed own = incidents.get(Owed.key(report.target(), report.incident()));
        return Optional.ofNullable(own)
                .or(() ->
                        Optional.ofNullable(openBySubject.get(report.subject())).map(incidents::get))
                .filter(owed -> owed.takesIn(report));
    }

    @Override
    public boolean hold(String incident, Progress.Acknowledged held) {
        return locked(() -> {
            List<Owed> open = open(owed -> owed.isOf(incident));
            open.forEach(owed -> incidents.replace(owed.key(), owed.held(held)));
            held.until()
                    .ifPresent(until -> open.forEach(owed ->
                            silences = silences.at(held.at()).with(AskedSilence.of(owed.alert(), held.by(), until))));
            return !open.isEmpty();
        });
    }

    @Override
    public List<String> holdStorm(String storm, Progress.Acknowledged held) {
        return locked(() -> {
            List<Owed> open = open(owed -> owed.storm().filter(storm::equals).isPresent());
            open.forEach(owed -> incidents.replace(owed.key(), owed.held(held)));
            return open.stream().map(Owed::incident).toList();
        });
    }

    private List<Owed> open(Predicate<Owed> meant) {
        return incidents.values().stream()
                .filter(meant)
                .filter(owed -> !owed.latest().isResolution())
                .toList();
    }

    @Override
    public AskedSilences silences() {
        return locked(() -> silences);
    }

    /** Silences an alert, whether or not anything is owed of it. */
    public void silence(AskedSilence asked) {
        locked(() -> silences = silences.with(asked));
    }

    /** Keeps these silences in place of those that it has. */
    public void restore(AskedSilences kept) {
        locked(() -> silences = kept);
    }

    private boolean begin(Owed owed) {
        if (incidents.size() >= MOST_INCIDENTS) {
            return false;
        }
        put(owed);
        return true;
    }

    /** An incident that waited keeps its place; one that was fully told goes to the end. */
    private void queue(Owed known, Owed changed) {
        if (known.next().isEmpty()) {
            incidents.remove(known.key());
        }
        put(changed);
    }

    private void put(Owed owed) {
        incidents.put(owed.key(), owed);
        if (owed.latest().isResolution()) {
            openBySubject.remove(owed.subject(), owed.key());
        } else {
            openBySubject.put(owed.subject(), owed.key());
        }
    }

    private void remove(Owed owed) {
        incidents.remove(owed.key());
        openBySubject.remove(owed.subject(), owed.key());
    }

    @Override
    public void update(Owed owed, UnaryOperator<Owed> change) {
        locked(() -> {
            Owed changed = change.apply(incidents.getOrDefault(owed.key(), owed));
            if (changed.next().isEmpty() && changed.latest().isResolution()) {
                remove(changed);
            } else {
                put(changed);
            }
            return true;
        });
    }

    /** Keeps what was owed when somebody else was to tell it. */
    public void restore(Owed owed) {
        locked(() -> {
            put(owed);
            return true;
        });
    }

    /** What is owed, by its {@link Owed#key()}. */
    public Optional<Owed> find(String key) {
        return locked(() -> Optional.ofNullable(incidents.get(key)));
    }

    @Override
    public void forget(Owed owed) {
        locked(() -> {
            remove(owed);
            return true;
        });
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

    @Override
    public List<Storm> storms() {
        return locked(() -> List.copyOf(storms.values()));
    }

    @Override
    public void keep(Storm storm) {
        locked(() -> storms.put(storm.id(), storm));
    }

    @Override
    public void forget(Storm storm) {
        locked(() -> storms.remove(storm.id()));
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
