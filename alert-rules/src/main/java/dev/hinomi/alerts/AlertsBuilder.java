package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.engine.SteadyClock;
import dev.hinomi.alerts.engine.Wards;
import dev.hinomi.alerts.events.DeliveryLog;
import dev.hinomi.alerts.events.TransitionLog;
import dev.hinomi.alerts.logs.CountingSource;
import dev.hinomi.alerts.logs.EventCounts;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.alerts.notify.LogNotifier;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outbox;
import dev.hinomi.alerts.notify.RecentValues;
import dev.hinomi.alerts.notify.TwoWayNotifier;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Assembles {@link Alerts}. Not safe for use by several threads. */
public final class AlertsBuilder {

    private final LoadedRules rules;
    private final MeasurementSource source;
    private final List<AlertListener> listeners = new ArrayList<>();
    private Optional<LogCounts> logs = Optional.empty();
    private Optional<EventCounts> events = Optional.empty();
    private FleetSource fleet = FleetSource.NONE;
    private TransitionLog transitionLog = new TransitionLog();
    private Notifier notifier = new LogNotifier();
    private Optional<Notifier> elsewhere = Optional.empty();
    private DeliveryListener deliveryListener = new DeliveryLog();
    private StateStore stateStore = new MemoryStateStore();
    private Optional<Shared.Membership> membership = Optional.empty();
    private Rota rota = new Rota(RemoteSchedules.NONE);
    private Outbox outbox = new MemoryOutbox();
    private Duration step = AlertEngine.DEFAULT_STEP;
    private InstantSource clock = new SteadyClock(InstantSource.system(), Ticker.system());

    AlertsBuilder(LoadedRules rules, MeasurementSource source) {
        this.rules = rules;
        this.source = source;
    }

    /** Counts of log events, for rules such as {@code logs("status:error")}; without them such rules have no data. */
    public AlertsBuilder logs(LogCounts counts) {
        this.logs = Optional.of(counts);
        return this;
    }

    /** Counts of shipped events, for rules such as {@code events("deployment:*")}; without them such rules have no data. */
    public AlertsBuilder events(EventCounts counts) {
        this.events = Optional.of(counts);
        return this;
    }

    /** Who is asked for rules with {@code evaluate: fleet}; without anybody they are left out, which is a problem that is logged. */
    public AlertsBuilder fleet(FleetSource asked) {
        this.fleet = asked;
        return this;
    }

    /** Who tells people, and hears them if it is a {@link TwoWayNotifier}; by default a log line that says what would have been sent. */
    public AlertsBuilder notifier(Notifier destination) {
        this.notifier = destination;
        return this;
    }

    /** Who is told when the first cannot be reached, or not for minutes; by default nobody but the log. */
    public AlertsBuilder elsewhere(Notifier destination) {
        this.elsewhere = Optional.of(destination);
        return this;
    }

    /** Where the last values of alerts are kept for the chart in messages; by default nowhere. */
    public AlertsBuilder recentValues(RecentValues values) {
        this.listeners.add(new IntoRecentValues(values, () -> clock.instant()));
        return this;
    }

    /** A further listener; transitions are logged in any case. */
    public AlertsBuilder listener(AlertListener listener) {
        this.listeners.add(listener);
        return this;
    }

    /** What transitions are logged with besides what they say themselves; by default nothing. */
    public AlertsBuilder transitionAttributes(BiFunction<Alert, Transition, Map<String, String>> further) {
        this.transitionLog = new TransitionLog(further);
        return this;
    }

    /** Who hears what became of notifications; by default the log. */
    public AlertsBuilder deliveryListener(DeliveryListener listener) {
        this.deliveryListener = listener;
        return this;
    }

    /** Where it is kept how alerts stand; by default in memory, so that a restart forgets open incidents. */
    public AlertsBuilder stateStore(StateStore kept) {
        this.stateStore = kept;
        return this;
    }

    /**
     * Shares alerts with all instances of the application, in place of {@link #stateStore} and {@link #outbox}: how they stand and what
     * people are owed outlives a restart, what several instances see is one incident, and one of them, at any time, tells people and
     * evaluates fleet-wide rules.
     *
     * @param store what all instances share
     * @param instance what this one is called, such as the id of its task, in 163 characters at most; no other that lives may have the name
     */
    public AlertsBuilder sharing(AlertStore store, String instance) {
        this.membership = Optional.of(new Shared.Membership(store, instance));
        return this;
    }

    /** Where notifications wait; by default in memory. */
    public AlertsBuilder outbox(Outbox store) {
        this.outbox = store;
        return this;
    }

    /** What is to know the schedules of the rule file, also when it is read again; by default nothing. */
    public AlertsBuilder onCall(Rota follower) {
        this.rota = follower;
        return this;
    }

    /** The time between two evaluations; by default {@link AlertEngine#DEFAULT_STEP}. */
    public AlertsBuilder step(Duration duration) {
        this.step = duration;
        return this;
    }

    /** The clock; by default the system's, made steady by its ticker. */
    public AlertsBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** The alerts, not started. */
    public Alerts build() {
        List<MeasurementSource> local = new ArrayList<>(List.of(source));
        List<CountingSource> counting = Stream.<Optional<? extends CountingSource>>of(logs, events)
                .<CountingSource>flatMap(Optional::stream)
                .toList();
        local.addAll(counting);
        Sources sources = new Sources(local, fleet.equals(FleetSource.NONE) ? source.fleet() : fleet);
        LoadedRules evaluated = sources.fit(rules);
        AtomicReference<Directory> directory =
                new AtomicReference<>(Directory.of(evaluated.ruleSet(), evaluated.targets()));
        AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
        Optional<Shared> shared = membership.map(member -> new Shared(
                member,
                new Shared.Working(step, clock, directory::get, () -> wake.get().run())));
        InstantSource time = shared.map(Shared::clock).orElse(clock);
        Dispatcher dispatcher = new Dispatcher(
                shared.map(Shared::outbox).orElse(outbox),
                new Dispatcher.Destinations(notifier, elsewhere),
                deliveryListener,
                time);
        DispatcherThread dispatcherThread = new DispatcherThread(dispatcher, time);
        wake.set(dispatcherThread::wake);
        Wards wards = shared.map(Shared::wards).orElseGet(() -> Wards.of(stateStore, outbox::silences));
        AlertEngine engine = new AlertEngine(
                evaluated.ruleSet(), sources, listener(directory, dispatcherThread), new Pace(step, time), wards);
        rota.follow(evaluated.onCall());
        Alerts alerts = new Alerts(
                evaluated,
                new Alerts.Parts(engine, dispatcherThread, directory, sources, rota, answering()),
                time,
                shared);
        counting.forEach(counts -> {
            counts.follow(evaluated.rules());
            counts.wakes(alerts::wake);
        });
        return alerts;
    }

    private AlertListener listener(AtomicReference<Directory> directory, DispatcherThread dispatcherThread) {
        List<AlertListener> all = new ArrayList<>();
        all.add(membership.map(member -> transitionLog.of(member.instance())).orElse(transitionLog));
        all.addAll(listeners);
        all.add(new ToTargets(directory::get, dispatcherThread::owe));
        return AlertListener.all(all);
    }

    private Optional<TwoWayNotifier> answering() {
        return notifier instanceof TwoWayNotifier answered ? Optional.of(answered) : Optional.empty();
    }

    /** Keeps what every evaluation measured. */
    private record IntoRecentValues(RecentValues values, InstantSource clock) implements AlertListener {
        @Override
        public void evaluated(Alert alert, Measurement measurement, AlertState state) {
            if (measurement instanceof Measurement.Value value) {
                values.record(alert, clock.instant(), value.value());
            }
        }
    }
}
