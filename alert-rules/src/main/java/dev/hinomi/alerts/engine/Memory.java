package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Owing;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Owing owing;
    private final AlertListener listener;
    private final Set<AlertKey> gone = new HashSet<>();
    private @Nullable Instant asked;
    private boolean loaded;
    private boolean failing;
    private boolean forgotten;

    Memory(StateStore store, Owing owing, AlertListener listener) {
        this.store = store;
        this.owing = owing;
        this.listener = listener;
    }

    /** Loads what was kept, unless it is loaded; whether evaluation may begin. */
    boolean isReady(Map<String, RuleEvaluation> rules, Instant now) {
        if (forgotten) {
            beginAgain(rules.values());
        }
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

    /** This process was taken for gone: for people all that it saw is over, and the store knows nothing of it. */
    private void beginAgain(Collection<RuleEvaluation> rules) {
        try {
            store.load();
            rules.forEach(RuleEvaluation::beginAgain);
            forgotten = false;
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    /** Somebody else has evaluated meanwhile, or does from now on. */
    void forgetAll() {
        loaded = false;
        asked = null;
        gone.clear();
        owing.drop();
    }

    private void restore(Snapshot snapshot, Map<String, RuleEvaluation> rules, Instant now) {
        Duration down = snapshot.aliveAt()
                .map(alive -> Duration.between(alive, now))
                .filter(gap -> !gap.isNegative())
                .orElse(Duration.ZERO);
        boolean known = down.compareTo(OLDEST) <= 0;
        for (Remembered alert : snapshot.alerts()) {
            RuleEvaluation rule = known ? rules.get(alert.key().rule()) : null;
            if (rule == null || !restore(alert, down, rule, now)) {
                gone.add(alert.key());
            }
        }
    }

    /** Whether the rule still watches the same; otherwise the incident ends. */
    private boolean restore(Remembered alert, Duration down, RuleEvaluation rule, Instant now) {
        Standing standing = alert.standing().afterGap(down);
        AlertCourse course = rule.restore(alert.key().group(), standing, now);
        if (rule.rule().condition().identity().equals(alert.condition())) {
            course.saved(alert.standing());
            return true;
        }
        rule.end(Reason.RULE_CHANGED, now, listener);
        rule.remove(course);
        return false;
    }

    /** Other rules are evaluated from now on; what is kept of alerts that are not among theirs is forgotten. */
    void reloaded(Map<String, RuleEvaluation> earlier, Map<String, RuleEvaluation> next) {
        earlier.values()
                .forEach(rule -> rule.courses().stream()
                        .filter(AlertCourse::isKept)
                        .map(AlertCourse::alert)
                        .filter(alert -> !isIn(next.get(alert.rule().id()), alert))
                        .forEach(alert -> gone.add(key(alert))));
    }

    private static boolean isIn(@Nullable RuleEvaluation rule, Alert alert) {
        return rule != null && rule.byGroup().containsKey(alert.group());
    }

    private static AlertKey key(Alert alert) {
        return new AlertKey(alert.rule().id(), alert.group());
    }

    /** Saves what changed, most of the time nothing, and with it what people are told of it. */
    void save(Collection<RuleEvaluation> rules, Instant now) {
        List<AlertCourse> unsaved = new ArrayList<>();
        rules.forEach(rule -> rule.addUnsavedTo(unsaved));
        List<Remembered> changed = unsaved.stream().map(AlertCourse::remembered).toList();
        List<OutboxEntry> owed = owing.entries();
        changed.forEach(alert -> gone.remove(alert.key()));
        try {
            store.save(now, changed, Set.copyOf(gone), owed);
            owing.kept(owed);
            unsaved.forEach(course -> course.saved(course.standing()));
            gone.clear();
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
        forgotten |= failure instanceof StoreException known && known.trouble() instanceof Trouble.Forgotten;
    }
}
