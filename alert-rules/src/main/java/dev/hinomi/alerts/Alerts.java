package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.EngineThread;
import dev.hinomi.alerts.events.AcknowledgementLog;
import dev.hinomi.alerts.events.ProblemLog;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.alerts.notify.TwoWayNotifier;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alert rules at work: evaluated at every step on one thread, told on another. Neither ever throws into the application or keeps it
 * from ending. Thread-safe.
 */
public final class Alerts implements Answers, AutoCloseable {

    /** How long {@link #close()} takes at most. */
    public static final Duration DEFAULT_CLOSE_DEADLINE = Duration.ofSeconds(5);

    /** How long giving the lease back may take; then it ends by itself. */
    private static final Duration RESIGNATION = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private enum Phase {
        NEW,
        STARTED,
        CLOSED
    }

    private volatile LoadedRules rules;
    private final AtomicReference<Directory> directory;
    private final AlertEngine engine;
    private final Sources sources;
    private final Rota rota;
    private final EngineThread engineThread;
    private final DispatcherThread dispatcherThread;
    private final Optional<TwoWayNotifier> answering;
    private final InstantSource clock;
    private final Optional<Shared> shared;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);

    /** What works together; who can be told is looked up at every notification. */
    record Parts(
            AlertEngine engine,
            DispatcherThread dispatcherThread,
            AtomicReference<Directory> directory,
            Sources sources,
            Rota rota,
            Optional<TwoWayNotifier> answering) {}

    Alerts(LoadedRules rules, Parts parts, InstantSource clock, Optional<Shared> shared) {
        this.rules = rules;
        this.engine = parts.engine();
        this.engineThread = new EngineThread(engine);
        this.dispatcherThread = parts.dispatcherThread();
        this.directory = parts.directory();
        this.sources = parts.sources();
        this.rota = parts.rota();
        this.answering = parts.answering();
        this.clock = clock;
        this.shared = shared;
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
            shared.ifPresent(Shared::start);
            dispatcherThread.start(this::adjustClock);
            engineThread.start(this::adjustClock);
            answering.ifPresent(notifier -> guarded(() -> notifier.listen(this)));
        }
    }

    /** Neither thread looks at the time before the store was asked for it, if it is there. */
    private void adjustClock() {
        shared.ifPresent(Shared::adjustClock);
    }

    /**
     * Goes on with other rules, without forgetting how the alerts of those that stay stand. Reports problems of the new file.
     */
    public void reload(LoadedRules written) {
        LoadedRules changed = sources.fit(written);
        ProblemLog.log(changed);
        Directory next = Directory.of(changed.ruleSet(), changed.targets());
        directory.set(next.and(directory.get()));
        rota.follow(changed.onCall());
        sources.follow(changed);
        engine.reload(changed.ruleSet());
        directory.set(next);
        rules = changed;
    }

    @Override
    public boolean acknowledge(String incident, String by) {
        boolean here = engine.acknowledge(incident, by);
        boolean known = hold(incident, by, Optional.empty()) || here;
        if (known) {
            AcknowledgementLog.log(incident, by);
        }
        return known;
    }

    @Override
    public boolean acknowledgeStorm(String storm, String by) {
        List<String> incidents =
                kept(by, storm, () -> dispatcherThread.holdStorm(storm, by)).orElse(List.of());
        for (String incident : incidents) {
            engine.acknowledge(incident, by);
            AcknowledgementLog.log(incident, by);
        }
        return !incidents.isEmpty();
    }

    @Override
    public boolean silence(String incident, String by, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new IllegalArgumentException(
                    "a silence must end later than now, but that of the incident " + incident + " ends " + until);
        }
        boolean known = hold(incident, by, Optional.of(until));
        if (known) {
            engine.acknowledge(incident, by);
            AcknowledgementLog.logSilence(incident, by, until);
        }
        return known;
    }

    private boolean hold(String incident, String by, Optional<Instant> until) {
        return kept(by, incident, () -> dispatcherThread.hold(incident, by, until))
                .orElse(false);
    }

    private static <T> Optional<T> kept(String by, String what, Supplier<T> keeping) {
        try {
            return Optional.of(keeping.get());
        } catch (StoreException away) {
            LOG.warn("That {} has {} in hand could not be kept; people are called on", by, what, away);
            return Optional.empty();
        }
    }

    /** Whether this instance tells people and evaluates fleet-wide rules; without a store that all share, each does. */
    public boolean isLeading() {
        return shared.map(Shared::isLeading).orElse(true);
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
        boolean complete = dispatcherThread.close(left.isNegative() ? Duration.ZERO : left);
        shared.ifPresent(all -> all.close(RESIGNATION));
        return complete;
    }
}
