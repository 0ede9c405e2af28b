package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.Attendance;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Seen;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Verdict;
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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
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
    private final boolean fleetWide;
    private final AlertListener listener;
    private final Set<AlertKey> gone = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private Function<String, Optional<Reason>> fate = id -> Optional.empty();
    private @Nullable Instant asked;
    private Instant askAgain = Instant.MIN;
    private boolean loaded;
    private boolean begun;
    private boolean failing;
    private boolean forgotten;

    /** An alert that has no rule yet, as it stood at a time. */
    private record Waiting(Remembered alert, Instant at) {}

    /** @param fleetWide whether these are the alerts that one instance evaluates for all */
    Memory(Wards.Ward ward, boolean fleetWide, AlertListener listener) {
        this.store = ward.store();
        this.owing = ward.owing();
        this.fleetWide = fleetWide;
        this.listener = listener;
    }

    /**
     * Loads what was kept, unless it is loaded. What was waited for in vain is loaded later, once a minute; until then no more is saved
     * than what people hear of.
     *
     * @return whether evaluation may begin
     */
    boolean isReady(Map<String, RuleEvaluation> rules, Instant now) {
        if (forgotten) {
            beginAgain(rules.values());
        }
        if (!loaded && !now.isBefore(askAgain)) {
            load(now);
        }
        place(rules, now);
        return begun;
    }

    private void load(Instant now) {
        Instant first = asked == null ? now : asked;
        asked = first;
        try {
            remember(store.load(), now);
            loaded = true;
            begun = true;
            failing = false;
        } catch (RuntimeException failure) {
            fail(failure);
            begun = Duration.between(first, now).compareTo(PATIENCE) >= 0;
            askAgain = begun ? now.plus(PATIENCE) : now;
        }
    }

    /** This process was taken for gone: for people all that it saw is over, and the store knows nothing of it. */
    private void beginAgain(Collection<RuleEvaluation> rules) {
        try {
            store.load();
            waiting.clear();
            rules.forEach(RuleEvaluation::beginAgain);
            forgotten = false;
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    /** Somebody else has evaluated meanwhile, or does from now on. */
    void forgetAll() {
        loaded = false;
        begun = false;
        asked = null;
        askAgain = Instant.MIN;
        gone.clear();
        waiting.clear();
        owing.drop();
    }

    private void remember(Snapshot snapshot, Instant now) {
        Instant alive = snapshot.aliveAt().orElse(now);
        boolean known = Duration.between(alive, now).compareTo(OLDEST) <= 0;
        for (Remembered alert : snapshot.alerts()) {
            if (known) {
                waiting.add(new Waiting(alert, alive));
            } else {
                end(stranger(alert), alert, Reason.INSTANCE_GONE, now);
            }
        }
    }

    /** What has a rule goes on, and what has none any more ends; the rest waits until it is known which rules there are. */
    private void place(Map<String, RuleEvaluation> rules, Instant now) {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        for (Waiting each : all) {
            RuleEvaluation rule = rules.get(each.alert().key().rule());
            Optional<Reason> why = fate.apply(each.alert().key().rule());
            if (rule != null) {
                restore(each, rule, now);
            } else if (why.isPresent()) {
                end(stranger(each.alert()), each.alert(), why.get(), now);
            } else {
                waiting.add(each);
            }
        }
    }

    /** Goes on where it stood, unless its rule watches something else by now, or has found the same by itself. */
    private void restore(Waiting kept, RuleEvaluation rule, Instant now) {
        Remembered alert = kept.alert();
        AlertCourse current = rule.byGroup().get(alert.key().group());
        if (!rule.rule().condition().identity().equals(alert.condition())) {
            end(rule.rule(), alert, Reason.RULE_CHANGED, now);
        } else if (current == null || !current.isInIncident()) {
            Duration gap = Duration.between(kept.at(), now);
            Standing standing = alert.standing().afterGap(gap.isNegative() ? Duration.ZERO : gap);
            rule.restore(alert.key().group(), standing, now).saved(alert.standing());
        }
    }

    /** Nobody evaluates it any more: if people were told of it, they are told of its end, and then it is forgotten. */
    private void end(AlertRule rule, Remembered kept, Reason why, Instant now) {
        Alert alert = new Alert(rule, kept.key().group());
        Verdict ended = AlertEvaluator.end(kept.standing().state(), why, now);
        Seen seen = new Seen(ended, OptionalDouble.empty(), Set.of(), now);
        ended.transition().ifPresent(transition -> listener.transitioned(alert, transition));
        Attendance.of(alert, kept.standing(), seen).telling().ifPresent(telling -> listener.attended(alert, telling));
        gone.add(kept.key());
    }

    private AlertRule stranger(Remembered alert) {
        return AlertRule.builder(alert.key().rule(), Condition.Stranger.of(alert.condition(), fleetWide))
                .build();
    }

    /**
     * Other rules are evaluated from now on; what is kept of alerts that are not among theirs is forgotten.
     *
     * @param why why a rule that is not among them has ended; empty when it may come back
     */
    void reloaded(
            Map<String, RuleEvaluation> earlier,
            Map<String, RuleEvaluation> next,
            Function<String, Optional<Reason>> why,
            Instant now) {
        fate = why;
        earlier.forEach((id, rule) -> rule.courses().stream()
                .filter(course -> !isIn(next.get(id), course.alert()))
                .forEach(course ->
                        leave(course, next.containsKey(id) || why.apply(id).isPresent(), now)));
    }

    private void leave(AlertCourse course, boolean ended, Instant now) {
        if (!ended) {
            waiting.add(new Waiting(course.remembered(), now));
        } else if (course.isKept()) {
            gone.add(key(course.alert()));
        }
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
        unsaved.removeIf(course -> !loaded && !course.isKept() && !course.isInIncident());
        List<Remembered> changed = unsaved.stream().map(AlertCourse::remembered).toList();
        List<OutboxEntry> owed = owing.entries();
        changed.forEach(alert -> gone.remove(alert.key()));
        try {
            store.save(now, changed, Set.copyOf(gone), owed);
            owing.kept(owed);
            unsaved.forEach(course -> course.saved(course.standing()));
            gone.clear();
            failing = failing && !loaded;
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
