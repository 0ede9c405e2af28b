package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down how every alert stands, as the engine tells and keeps it. */
final class Ledger implements AlertListener, StateStore {

    private final Map<String, AlertRule> rules = new HashMap<>();
    private final Map<String, Map<Tags, Entry>> entries = new HashMap<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();

    private static final class Entry {
        private @Nullable Standing standing;
        private @Nullable Measurement measurement;
        private @Nullable Transition entered;
        private @Nullable Telling telling;
    }

    Ledger(Collection<AlertRule> all) {
        all.forEach(rule -> rules.put(rule.id(), rule));
    }

    Map<Tags, Situation> situations(String rule) {
        Map<Tags, Situation> situations = new TreeMap<>(Comparator.comparing(Tags::toString));
        entries.getOrDefault(rule, Map.of()).forEach((group, entry) -> {
            AlertRule known = rules.get(rule);
            if (entry.standing != null && known != null) {
                situations.put(
                        group,
                        new Situation(
                                new Alert(known, group),
                                entry.standing,
                                Optional.ofNullable(entry.measurement),
                                Optional.ofNullable(entry.entered),
                                Optional.ofNullable(entry.telling)));
            }
        });
        return situations;
    }

    Optional<RuntimeException> failure(String rule) {
        return Optional.ofNullable(failures.get(rule));
    }

    @Override
    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
        entry(alert.rule().id(), alert.group()).measurement = measurement;
        if (!failures.isEmpty()) {
            failures.remove(alert.rule().id());
        }
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        entry(alert.rule().id(), alert.group()).entered = transition;
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        entry(alert.rule().id(), alert.group()).telling = telling;
    }

    @Override
    public void failed(AlertRule rule, RuntimeException failure) {
        failures.put(rule.id(), failure);
    }

    private Entry entry(String rule, Tags group) {
        return entries.computeIfAbsent(rule, id -> new HashMap<>()).computeIfAbsent(group, tags -> new Entry());
    }

    @Override
    public Snapshot load() {
        return Snapshot.EMPTY;
    }

    @Override
    public void save(
            Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        changed.forEach(alert -> entry(alert.key().rule(), alert.key().group()).standing = alert.standing());
    }
}
