package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.EngineThread;
import dev.hinomi.alerts.events.ProblemLog;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.TwoWayNotifier;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.spec.LoadedRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alert rules at work: evaluated at every step on one thread, told on another. Neither ever throws into the application or keeps it
 * from ending. Thread-safe.
 */
public final class Alerts implements Answers, AutoCloseable {

    /** How long {@link #close()} takes at most. */
    public static final Duration DEFAULT_CLOSE_DEADLINE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private enum Phase {
        NEW,
        STARTED,
        CLOSED
    }

    private volatile LoadedRules rules;
    private final AtomicReference<Map<String, NotifyTarget>> targets;
    private final AlertEngine engine;
    private final Sources sources;
    private final Rota rota;
    private final EngineThread engineThread;
    private final DispatcherThread dispatcherThread;
    private final Optional<TwoWayNotifier> answering;
    private final InstantSource clock;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);

    /** What works together; who can be told is looked up at every notification. */
    record Parts(
            AlertEngine engine,
            DispatcherThread dispatcherThread,
            AtomicReference<Map<String, NotifyTarget>> targets,
            Sources sources,
            Rota rota,
            Optional<TwoWayNotifier> answering) {}

    Alerts(LoadedRules rules, Parts parts, InstantSource clock) {
        this.rules = rules;
        this.engine = parts.engine();
        this.engineThread = new EngineThread(engine);
        this.dispatcherThread = parts.dispatcherThread();
        this.targets = parts.targets();
        this.sources = parts.sources();
        this.rota = parts.rota();
        this.answering = parts.answering();
        this.clock = clock;
    }

    /** Alerts for these rules over these measurements; everything else has a default. */
    public static AlertsBuilder builder(LoadedRules rules, MeasurementSource source) {
        return new AlertsBuilder(rules, source);
    }

    /** The rules that are evaluated, and what was wrong with the others. */
    public LoadedRules rules() {
        return rules;
    }

    /** Reports problems of the rule file, and begins to evaluate and to notify. Once; a second call does nothing. */
    public void start() {
        if (phase.compareAndSet(Phase.NEW, Phase.STARTED)) {
            ProblemLog.log(rules);
            dispatcherThread.start();
            engineThread.start();
            answering.ifPresent(notifier -> guarded(() -> notifier.listen(this)));
        }
    }

    /**
     * Goes on with other rules, without forgetting how the alerts of those that stay stand. Reports problems of the new file.
     */
    public void reload(LoadedRules written) {
        LoadedRules changed = sources.fit(written);
        ProblemLog.log(changed);
        Map<String, NotifyTarget> both = new HashMap<>(rules.targets());
        both.putAll(changed.targets());
        targets.set(both);
        rota.follow(changed.onCall());
        sources.follow(changed);
        engine.reload(changed.ruleSet());
        targets.set(changed.targets());
        rules = changed;
    }

    @Override
    public boolean acknowledge(String incident, String by) {
        boolean known = engine.acknowledge(incident, by);
        boolean told = dispatcherThread.hold(incident, by, Optional.empty());
        return known || told;
    }

    @Override
    public boolean silence(String incident, String by, Instant until) {
        boolean known = engine.silence(incident, by, until);
        boolean told = dispatcherThread.hold(incident, by, Optional.of(until));
        return known || told;
    }

    private static void guarded(Runnable listening) {
        try {
            listening.run();
        } catch (RuntimeException | Error failure) {
            LOG.warn("What people answer cannot be heard", failure);
        }
    }

    /**
     * Evaluates now, beside the regular steps.
     *
     * @return whether it was evaluated; not, if a running step did not end in time or the source failed
     */
    public boolean evaluateNow(Duration patience) {
        try {
            return engine.evaluateNow(patience);
        } catch (RuntimeException | Error failure) {
            LOG.warn("Alert rules could not be evaluated", failure);
            return false;
        }
    }

    /**
     * Evaluates soon, between two steps, the rules that events may matter to at once; several times a second at most, however often it
     * is called. Does not wait and does no work of its own.
     */
    public void wake() {
        engineThread.wake();
    }

    /** Ends within {@link #DEFAULT_CLOSE_DEADLINE}. */
    @Override
    public void close() {
        close(DEFAULT_CLOSE_DEADLINE);
    }

    /**
     * Evaluates once more, sends what is owed for at most this long, and logs what could not be sent.
     *
     * @return whether everything was sent
     */
    public boolean close(Duration deadline) {
        if (phase.getAndSet(Phase.CLOSED) != Phase.STARTED) {
            return true;
        }
        Instant end = clock.instant().plus(deadline);
        answering.ifPresent(notifier -> guarded(notifier::stopListening));
        engineThread.close();
        evaluateNow(deadline);
        Duration left = Duration.between(clock.instant(), end);
        return dispatcherThread.close(left.isNegative() ? Duration.ZERO : left);
    }
}
