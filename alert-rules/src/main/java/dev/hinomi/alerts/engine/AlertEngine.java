package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Samples the source and evaluates every rule at each step. A rule that fails keeps the states of its alerts and stops no other.
 * A step that comes more than two steps late is a gap: nothing is decided in it. Thread-safe.
 */
public final class AlertEngine {

    /** The step when none is set. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(10);

    private final Map<String, RuleEvaluation> evaluations = new LinkedHashMap<>();
    private final List<Silence> silences;
    private final Set<String> metrics;
    private final MeasurementSource source;
    private final AlertListener listener;
    private final InstantSource clock;
    private final SeriesStore store;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Set<String> limitsReached = new HashSet<>();
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
        this(RuleSet.of(List.copyOf(rules)), source, listener, pace);
    }

    /** The same for rules that are silenced at times. */
    public AlertEngine(RuleSet rules, MeasurementSource source, AlertListener listener, Pace pace) {
        rules.rules()
                .forEach(rule -> evaluations.put(rule.id(), new RuleEvaluation(rule, Probe.of(rule), pace.step())));
        this.silences = rules.silences();
        this.metrics =
                rules.rules().stream().flatMap(rule -> rule.metrics().stream()).collect(Collectors.toUnmodifiableSet());
        this.source = source;
        this.listener = AlertListener.all(List.of(listener));
        this.clock = pace.clock();
        Duration retention = evaluations.values().stream()
                .map(RuleEvaluation::history)
                .max(Duration::compareTo)
                .orElse(pace.step());
        this.store = new SeriesStore(retention.plus(pace.step()), pace.step());
    }

    /** The time between two steps. */
    public Duration step() {
        return store.step();
    }

    /** Tells the listener of every rule. */
    public void announceRules() {
        evaluations.values().forEach(evaluation -> listener.ruleLoaded(evaluation.rule()));
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
            step(clock.instant());
            return true;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Evaluates as a step does, unless a step ended less than half a step ago or is still running. */
    void stepIfDue() {
        Instant last = lastStep;
        Duration least = step().dividedBy(2);
        if (last == null || Duration.between(last, clock.instant()).compareTo(least) >= 0) {
            evaluateNow(Duration.ZERO);
        }
    }

    private void step(Instant now) {
        store.record(source.sample(metrics), now);
        Duration gap = gapBefore(now);
        lastStep = now;
        if (gap.isZero()) {
            evaluations.values().forEach(evaluation -> judge(evaluation, now));
            Surroundings surroundings = new Surroundings(
                    silences.stream()
                            .filter(silence -> silence.schedule().covers(now))
                            .toList(),
                    evaluations);
            evaluations.values().forEach(evaluation -> evaluation.attend(surroundings, now, listener));
            tellLimits();
        } else {
            evaluations.values().forEach(evaluation -> evaluation.skip(gap));
            listener.gap(gap);
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

    private void judge(RuleEvaluation evaluation, Instant now) {
        try {
            evaluation.judge(store, now);
        } catch (RuntimeException failure) {
            evaluation.fail(now);
            listener.failed(evaluation.rule(), failure);
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
            return evaluations.values().stream().anyMatch(rule -> rule.acknowledge(incident, by, clock.instant()));
        } finally {
            oneAtATime.unlock();
        }
    }
}
