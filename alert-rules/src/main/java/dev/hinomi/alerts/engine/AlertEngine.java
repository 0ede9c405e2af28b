package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Retention;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Samples what rules name and evaluates every rule, step by step. A rule that fails stops no other; a step that comes more than
 * two steps late is a gap: nothing is decided in it. Thread-safe.
 */
public final class AlertEngine {

    /** The step when none is set. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(10);

    private final MeasurementSource source;
    private final AlertListener listener;
    private final Pace pace;
    private final List<Section> sections;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Set<String> limitsReached = new HashSet<>();
    private Map<String, RuleEvaluation> evaluations;
    private Set<String> fleetWide;
    private List<Silence> silences;
    private final Supplier<AskedSilences> asked;
    private Set<String> metrics;
    private final SeriesStore store;
    private volatile @Nullable Instant lastStep;

    /**
     * An engine that has not begun: nothing is sampled before the first step.
     *
     * @param rules what is evaluated; each can be evaluated in this process
     * @param source where samples come from
     * @param listener who is told
     * @param pace the time between two steps, on which clock
     */
    public AlertEngine(Collection<AlertRule> rules, MeasurementSource source, AlertListener listener, Pace pace) {
        this(RuleSet.of(List.copyOf(rules)), source, listener, pace, new MemoryStateStore());
    }

    /** The same for rules that are silenced at times, with a store that keeps how they stand. */
    public AlertEngine(RuleSet rules, MeasurementSource source, AlertListener listener, Pace pace, StateStore kept) {
        this(rules, source, listener, pace, Wards.of(kept));
    }

    /** The same where some of the rules may be evaluated by another instance. */
    public AlertEngine(RuleSet rules, MeasurementSource source, AlertListener listener, Pace pace, Wards kept) {
        this.source = source;
        this.listener = AlertListener.all(List.of(listener));
        this.pace = pace;
        this.fleetWide = rules.fleetWide();
        this.sections = sections(kept);
        this.asked = kept.asked();
        this.evaluations = evaluations(rules);
        Instant now = pace.clock().instant();
        this.sections.forEach(section -> section.follow(evaluations, rules.whole(), now));
        this.silences = rules.silences();
        this.metrics = metrics(rules);
        this.store = new SeriesStore(retention(rules), pace.step());
    }

    private List<Section> sections(Wards kept) {
        if (kept.fleet().isEmpty()) {
            return List.of(new Section(id -> true, kept.own(), new Memory(kept.own(), false, listener)));
        }
        Wards.Ward fleet = kept.fleet().get();
        return List.of(
                new Section(id -> !fleetWide.contains(id), kept.own(), new Memory(kept.own(), false, listener)),
                new Section(id -> fleetWide.contains(id), fleet, new Memory(fleet, true, listener)));
    }

    /** Composites come last, when it is known how the others stand. */
    private Map<String, RuleEvaluation> evaluations(RuleSet rules) {
        Inputs inputs = new Inputs(source, pace.step(), lastStep == null);
        Map<String, RuleEvaluation> all = new LinkedHashMap<>();
        rules.rules().stream()
                .sorted(Comparator.comparing(rule -> rule.condition() instanceof Condition.Combined))
                .forEach(
                        rule -> all.put(rule.id(), new RuleEvaluation(rule, Probe.of(rule, all, inputs), pace.step())));
        return all;
    }

    private static Set<String> metrics(RuleSet rules) {
        return rules.rules().stream().flatMap(rule -> rule.metrics().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Retention retention(RuleSet rules) {
        return Retention.of(rules.rules().stream()
                .filter(rule -> !(rule.condition() instanceof Condition.Asked))
                .flatMap(rule -> rule.queries().stream())
                .toList());
    }

    /** The time between two steps. */
    public Duration step() {
        return pace.step();
    }

    /** Tells the listener of every rule. */
    public void announceRules() {
        locked(() -> evaluations.values().forEach(evaluation -> listener.ruleLoaded(evaluation.rule())));
    }

    /**
     * Goes on with other rules. An alert of a rule with the same id that watches the same goes on where it stood, under the new limits;
     * when the rule watches something else, is watched by another instance from now on, or is gone, its open incidents end; a rule that
     * may have been left out because of an error is waited for. When it looks back further than before, it goes on with the points that
     * were kept.
     */
    public void reload(RuleSet rules) {
        locked(() -> {
            Instant now = pace.clock().instant();
            Map<String, RuleEvaluation> next = evaluations(rules);
            Set<String> wide = rules.fleetWide();
            evaluations.forEach((id, earlier) -> {
                RuleEvaluation later = next.get(id);
                if (later != null) {
                    boolean moves = sections.size() > 1 && wide.contains(id) != fleetWide.contains(id);
                    handOver(earlier, later, moves, now);
                } else if (rules.whole()) {
                    earlier.end(Reason.RULE_REMOVED, now, listener);
                }
            });
            fleetWide = wide;
            sections.forEach(section -> section.follow(next, rules.whole(), now));
            evaluations = next;
            silences = rules.silences();
            metrics = metrics(rules);
            store.keep(retention(rules));
            next.values().forEach(evaluation -> listener.ruleLoaded(evaluation.rule()));
        });
    }

    /** @param moves whether other instances evaluate it from now on, or each for itself */
    private void handOver(RuleEvaluation earlier, RuleEvaluation next, boolean moves, Instant now) {
        String watched = earlier.rule().condition().identity();
        if (!moves && next.rule().condition().identity().equals(watched)) {
            next.adopt(earlier, now);
        } else {
            earlier.end(Reason.RULE_CHANGED, now, listener);
        }
    }

    /**
     * Samples and evaluates now, as at a step; also the last evaluation before the process ends.
     *
     * @param patience how long to wait for a step that is running
     * @return whether it was evaluated; not, if the other step did not end in time
     */
    public boolean evaluateNow(Duration patience) {
        try {
            if (!oneAtATime.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            step(pace.clock().instant());
            return true;
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Evaluates at once, between two steps, the rules that an event may matter to: those that count events and wait for nothing.
     * Does nothing when a step is overdue: that one will see it.
     */
    void evaluateEvents() {
        oneAtATime.lock();
        try {
            Instant now = pace.clock().instant();
            List<Section> ready = ready(now);
            if (lastStep == null || ready.isEmpty()) {
                step(now);
            } else if (gapBefore(now).isZero()) {
                evaluateEvents(ready, now);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void evaluateEvents(List<Section> ready, Instant now) {
        List<RuleEvaluation> immediate =
                rules(ready).stream().filter(RuleEvaluation::isImmediate).toList();
        if (immediate.isEmpty()) {
            return;
        }
        evaluate(immediate, now);
        ready.forEach(section -> section.save(now));
    }

    private static List<RuleEvaluation> rules(List<Section> sections) {
        return sections.stream().flatMap(section -> section.rules().stream()).toList();
    }

    private List<Section> ready(Instant now) {
        return sections.stream().filter(section -> section.isReady(now)).toList();
    }

    /** Evaluates as a step does, unless a step ended less than half a step ago or is still running. */
    void stepIfDue() {
        Instant last = lastStep;
        Duration least = step().dividedBy(2);
        InstantSource clock = pace.clock();
        if (last == null || Duration.between(last, clock.instant()).compareTo(least) >= 0) {
            evaluateNow(Duration.ZERO);
        }
    }

    /**
     * Somebody has an incident in hand.
     *
     * @return whether there is such an incident
     */
    public boolean acknowledge(String incident, String by) {
        oneAtATime.lock();
        try {
            Instant now = pace.clock().instant();
            return evaluations.values().stream().anyMatch(rule -> rule.acknowledge(incident, by, now));
        } finally {
            oneAtATime.unlock();
        }
    }

    private void step(Instant now) {
        store.record(source, metrics, now);
        Duration gap = gapBefore(now);
        lastStep = now;
        List<Section> ready = ready(now);
        if (ready.isEmpty()) {
            return;
        }
        if (gap.isZero()) {
            evaluate(ready.size() == sections.size() ? evaluations.values() : rules(ready), now);
            tellLimits();
        } else {
            ready.forEach(section -> section.skip(gap));
            listener.gap(gap);
        }
        ready.forEach(section -> section.save(now));
    }

    private void evaluate(Collection<RuleEvaluation> evaluated, Instant now) {
        List<Silence> current = silences.stream()
                .filter(silence -> silence.schedule().covers(now))
                .toList();
        Surroundings surroundings = new Surroundings(current, asked.get().at(now), evaluations);
        evaluated.forEach(evaluation -> judge(evaluation, surroundings, now));
        evaluated.forEach(evaluation -> evaluation.attend(surroundings, now, listener));
    }

    private void judge(RuleEvaluation evaluation, Surroundings surroundings, Instant now) {
        try {
            evaluation.judge(store, surroundings, now, listener);
        } catch (RuntimeException failure) {
            evaluation.fail(now);
            listener.failed(evaluation.rule(), failure);
        }
    }

    private void tellLimits() {
        if (store.refused() > 0) {
            tellOnce("there are more than " + SeriesStore.MOST_SERIES
                    + " series of the metrics that rules name; name metrics with fewer tags");
        }
        evaluations.values().stream()
                .filter(RuleEvaluation::isRefusing)
                .forEach(evaluation -> tellOnce("the rule " + evaluation.rule().id() + " has more than "
                        + RuleEvaluation.MOST_GROUPS + " groups; split it by fewer tags"));
    }

    private void tellOnce(String limit) {
        if (limitsReached.add(limit)) {
            listener.limitReached(limit);
        }
    }

    private Duration gapBefore(Instant now) {
        Instant last = lastStep;
        Duration elapsed = last == null ? Duration.ZERO : Duration.between(last, now);
        return elapsed.compareTo(step().multipliedBy(2)) > 0 ? elapsed : Duration.ZERO;
    }

    private void locked(Runnable work) {
        oneAtATime.lock();
        try {
            work.run();
        } finally {
            oneAtATime.unlock();
        }
    }
}
