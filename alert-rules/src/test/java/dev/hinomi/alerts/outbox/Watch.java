package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.engine.Turn;
import dev.hinomi.alerts.engine.Wards;
import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.FakeDestination;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances that evaluate one rule, {@code m > 5}, and share a store and a destination, on a clock that is moved by hand. */
final class Watch {

    static final NotifyTarget TARGET = Incidents.TARGET;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final AlertRule RULE = AlertRule.builder(
                    "a", (MetricMonitor) Monitor.parse("max(last_1m):max:m{*}"), Thresholds.critical("> 5"))
            .title("Queue grows")
            .ownership(new AlertRule.Ownership(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(TARGET.name())))
            .build();

    final ManualClock clock = ManualClock.at(Incidents.START);
    final TestStore store = new TestStore(clock);
    final FakeDestination destination = new FakeDestination();
    private final Map<String, StateStore> states = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private double value = 1;

    Member joins(String name) {
        Member member = new Member(name);
        members.add(member);
        return member;
    }

    /** Killed: it gives nothing back. */
    void dies(Member member) {
        members.remove(member);
    }

    /** Every instance measures this from now on. */
    void measures(double next) {
        value = next;
    }

    /** Every instance goes on for so long. */
    void pass(Duration time) {
        for (long second = 1; second <= time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            List.copyOf(members).forEach(Member::goOn);
        }
    }

    /** What people were told, by the action alone. */
    List<String> told() {
        return destination.notifications().stream()
                .map(each -> each.action().getClass().getSimpleName() + " "
                        + each.latest().to())
                .toList();
    }

    /** The id of the incident that people were told of last. */
    String incident() {
        return destination
                .notifications()
                .get(destination.notifications().size() - 1)
                .incident()
                .id();
    }

    /** One instance. */
    final class Member implements AlertListener {
        final List<String> withheld = new ArrayList<>();
        final StoredOutbox outbox;
        final Dispatcher dispatcher;
        private final Leader leader;
        private final AlertEngine engine;
        private int seconds;

        private Member(String name) {
            Directory directory = Directory.of(RuleSet.of(List.of(RULE)), Map.of(TARGET.name(), TARGET));
            leader = new Leader(store.leases(), "fleet", name, Term.ofStep(STEP), clock);
            outbox = new StoredOutbox(
                    store, new StoredOutbox.Settings(name, leader::lease, () -> directory, clock), () -> {});
            dispatcher = new Dispatcher(outbox, destination, DeliveryListener.NO_OP, clock);
            StateStore kept = states.computeIfAbsent(name, unknown -> store.statesOf(name, name, STEP));
            engine = new AlertEngine(
                    RuleSet.of(List.of(RULE)),
                    metrics -> List.of(Sample.gauge("m", Tags.NONE, value)),
                    this,
                    new Pace(STEP, clock),
                    new Wards(
                            new Wards.Ward(outbox.withSilences(kept), outbox.ofThisInstance(), Turn.ALWAYS),
                            Optional.empty(),
                            outbox::silences));
        }

        @Override
        public void attended(Alert alert, Telling telling) {
            if (telling instanceof Telling.Now now) {
                dispatcher.owe(TARGET, alert, now.transition());
            } else if (telling instanceof Telling.Withheld kept) {
                withheld.add(kept.transition().to() + " "
                        + kept.because().map(overlay -> overlay.words()).orElse(""));
            }
        }

        private void goOn() {
            if (seconds++ % STEP.toSeconds() == 0) {
                engine.evaluateNow(Duration.ZERO);
            }
            leader.beat();
            try {
                dispatcher.refresh();
                while (dispatcher.sendNext()) {
                    dispatcher.refresh();
                }
            } catch (StoreException away) {
                // Its thread tries again.
            }
        }
    }
}
