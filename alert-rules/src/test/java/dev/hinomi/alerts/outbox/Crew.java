package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.FakeDestination;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Instances that share a store and a destination, on a clock that is moved by hand. */
final class Crew {

    private static final Duration SECOND = Duration.ofSeconds(1);

    final ManualClock clock = ManualClock.at(Incidents.START);
    final TestStore store = new TestStore(clock);
    final FakeDestination destination = new FakeDestination();
    private final Notifier notifier;
    private final List<Member> members = new ArrayList<>();
    private Directory directory = Directory.of(
            RuleSet.of(List.of(
                    Incidents.of("a").alert().rule(), Incidents.of("b").alert().rule())),
            Map.of(Incidents.TARGET.name(), Incidents.TARGET));

    Crew() {
        this.notifier = destination;
    }

    /** A crew that tells somebody else. */
    Crew(Notifier notifier) {
        this.notifier = notifier;
    }

    void knows(NotifyTarget target) {
        directory = new Directory(directory.rules(), Map.of(target.name(), target), directory.fleetWide());
    }

    void knowsNothing() {
        directory = new Directory(Map.of(), Map.of(), directory.fleetWide());
    }

    void knowsNoRule() {
        directory = new Directory(Map.of(), directory.targets(), directory.fleetWide());
    }

    /** Where the rules with these ids are about the whole fleet. */
    void knowsForTheFleet(Set<String> rules) {
        directory = new Directory(directory.rules(), directory.targets(), rules);
    }

    Member joins(String name) {
        Member member = new Member(name);
        members.add(member);
        return member;
    }

    /** It joins, has the lease, and sends nothing by itself. */
    Member leads(String name) {
        Member member = new Member(name);
        member.leader.beat();
        member.outbox.refresh();
        return member;
    }

    /** Killed: it does nothing any more, and gives nothing back. */
    void dies(Member member) {
        members.remove(member);
    }

    /** Every instance goes on for so long. */
    void pass(Duration time) {
        pass(time, () -> List.copyOf(members).forEach(Member::goOn));
    }

    /** One instance goes on for so long, and all others come to nothing. */
    void passAlone(Member member, Duration time) {
        pass(time, member::goOn);
    }

    private void pass(Duration time, Runnable goOn) {
        for (Duration left = time; !left.isNegative() && !left.isZero(); left = left.minus(SECOND)) {
            clock.advance(SECOND);
            goOn.run();
        }
    }

    /** One instance. */
    final class Member {
        private final String name;
        private final Leader leader;
        final StoredOutbox outbox;
        final Dispatcher dispatcher;

        private Member(String name) {
            this.name = name;
            leader = new Leader(store.leases(), "fleet", name, Term.ofStep(Duration.ofSeconds(10)), clock);
            outbox = new StoredOutbox(
                    store, new StoredOutbox.Settings(name, leader::lease, () -> directory, clock), () -> {});
            dispatcher = new Dispatcher(outbox, notifier, DeliveryListener.NO_OP, clock);
        }

        /** It sees something now, and its step saves that if the store is there. */
        void sees(Alert alert, Transition transition) {
            dispatcher.owe(Incidents.TARGET, alert, now(transition));
            save();
        }

        private Transition now(Transition seen) {
            return new Transition(
                    seen.from(),
                    seen.to(),
                    seen.reason(),
                    seen.value(),
                    seen.threshold(),
                    clock.instant(),
                    seen.incident());
        }

        void sees(Incidents incidents, double value) {
            sees(incidents.alert(), incidents.measure(value));
        }

        void save() {
            List<OutboxEntry> entries = outbox.ofThisInstance().entries();
            try {
                store.save(name, entries);
                outbox.ofThisInstance().kept(entries);
            } catch (StoreException away) {
                // The next step tries again.
            }
        }

        private void goOn() {
            leader.beat();
            save();
            try {
                dispatcher.refresh();
                while (members.contains(this) && dispatcher.sendNext()) {
                    dispatcher.refresh();
                }
            } catch (StoreException away) {
                // Its thread tries again.
            }
        }
    }
}
