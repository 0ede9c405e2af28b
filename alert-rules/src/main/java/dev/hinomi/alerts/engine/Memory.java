package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how alerts stand in a store: loaded once, saved at every step. When the store is away, evaluation waits for it for a minute
 * at the start and not at all later; what could not be saved is saved at the next step. Not safe for use by several threads.
 */
final class Memory {

    /** So long the first evaluation waits for a store that is away. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What is older says nothing any more: Datadog forgets a group after a day, too. */
    static final Duration OLDEST = Duration.ofHours(24);

    private final StateStore store;
    private final AlertListener listener;
    private final Map<AlertKey, Standing> saved = new HashMap<>();
    private @Nullable Instant asked;
    private boolean loaded;
    private boolean failing;

    Memory(StateStore store, AlertListener listener) {
        this.store = store;
        this.listener = listener;
    }

    /** Loads what was kept, unless it is loaded; whether evaluation may begin. */
    boolean isReady(Map<String, RuleEvaluation> rules, Instant now) {
        if (loaded) {
            return true;
        }
        Instant first = asked == null ? now : asked;
        asked = first;
        try {
            restore(store.load(), rules, now);
            loaded = true;
            failing = false;
        } catch (RuntimeException failure) {
            fail(failure);
            loaded = Duration.between(first, now).compareTo(PATIENCE) >= 0;
        }
        return loaded;
    }

    private void restore(Snapshot snapshot, Map<String, RuleEvaluation> rules, Instant now) {
        Duration down = snapshot.aliveAt()
                .map(alive -> Duration.between(alive, now))
                .filter(gap -> !gap.isNegative())
                .orElse(Duration.ZERO);
        snapshot.alerts().forEach(alert -> saved.put(alert.key(), alert.standing()));
        if (down.compareTo(OLDEST) <= 0) {
            snapshot.alerts()
                    .forEach(alert -> restore(alert, down, rules.get(alert.key().rule()), now));
        }
    }

    private void restore(Remembered alert, Duration down, @Nullable RuleEvaluation rule, Instant now) {
        if (rule != null) {
            rule.restore(alert.key().group(), alert.standing().afterGap(down), now);
            if (!rule.rule().condition().identity().equals(alert.condition())) {
                rule.end(Reason.RULE_CHANGED, now, listener);
                rule.standings().remove(alert.key().group());
            }
        }
    }

    /** Saves what changed. */
    void save(Collection<RuleEvaluation> rules, Instant now) {
        List<Remembered> changed = new ArrayList<>();
        Set<AlertKey> gone = new HashSet<>(saved.keySet());
        for (RuleEvaluation rule : rules) {
            rule.standings().forEach((group, standing) -> {
                AlertKey key = new AlertKey(rule.rule().id(), group);
                gone.remove(key);
                if (!standing.equals(saved.get(key))) {
                    changed.add(new Remembered(key, rule.rule().condition().identity(), standing));
                }
            });
        }
        try {
            store.save(now, changed, gone);
            changed.forEach(alert -> saved.put(alert.key(), alert.standing()));
            gone.forEach(saved::remove);
            failing = false;
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    private void fail(RuntimeException failure) {
        if (!failing) {
            listener.storeFailed(failure);
        }
        failing = true;
    }
}
