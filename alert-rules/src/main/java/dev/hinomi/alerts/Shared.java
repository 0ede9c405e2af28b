package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.Turn;
import dev.hinomi.alerts.engine.Wards;
import dev.hinomi.alerts.notify.Outbox;
import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.outbox.StoredOutbox;
import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.BoundedStateStore;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.LeaderThread;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Owing;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreClock;
import dev.hinomi.alerts.store.Term;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** What an instance needs to share its alerts with others: one of them evaluates fleet-wide rules and tells people. */
final class Shared {

    /** The lease that all instances stand for. */
    private static final String LEASE = "fleet";

    /** However long a step is, a message does not wait longer than this for another leader. */
    private static final Duration LONGEST_TERM = Duration.ofSeconds(10);

    /** An instance that has not saved for so long is taken for dead. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    /** So long a step waits for the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Clocks drift slowly. */
    private static final int BEATS_OF_ONE_TIME = 24;

    private final AlertStore store;
    private final Membership membership;
    private final Leader leader;
    private final StoreClock clock;
    private final LeaderThread thread;
    private final String process = UUID.randomUUID().toString();
    private final Duration signOfLife;
    private final List<BoundedStateStore> states = new ArrayList<>();
    private final StoredOutbox outbox;
    private int beats;

    /**
     * Which instance this is.
     *
     * @param store what all instances share
     * @param instance what this one is called; no other that lives has the name
     */
    record Membership(AlertStore store, String instance) {

        /** With the id of its process it fits into the tables. */
        private static final int LONGEST_NAME = 163;

        /** Refuses a name under which nothing could be kept. */
        Membership {
            if (instance.isBlank() || instance.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("an instance that shares its alerts must have a name of 1 to "
                        + LONGEST_NAME + " characters but was \"" + instance + "\", which has " + instance.length()
                        + ": take a shorter one that no other has, such as the task's id (in Spring Boot:"
                        + " hinomi.alerts.store.instance)");
            }
        }
    }

    /**
     * How this instance works.
     *
     * @param step the time between two evaluations
     * @param wall its own clock
     * @param directory its rules and targets, at any time
     * @param whenAdded is run after something of this instance has reached the store, and must not block
     */
    record Working(Duration step, InstantSource wall, Supplier<Directory> directory, Runnable whenAdded) {}

    Shared(Membership membership, Working working) {
        Duration step = working.step();
        this.store = membership.store();
        this.membership = membership;
        Term term = Term.ofStep(step.compareTo(LONGEST_TERM) < 0 ? step : LONGEST_TERM);
        this.leader = new Leader(store.leases(), LEASE, membership.instance() + "/" + process, term, Ticker.system());
        this.clock = new StoreClock(working.wall());
        this.thread = new LeaderThread(leader, this::adjustClockAtTimes);
        this.outbox = new StoredOutbox(
                store,
                new StoredOutbox.Settings(membership.instance(), leader::lease, working.directory(), clock),
                working.whenAdded());
        Duration life = step.multipliedBy(3);
        this.signOfLife = life.compareTo(SIGN_OF_LIFE) > 0 ? life : SIGN_OF_LIFE;
    }

    /** The store's time. */
    InstantSource clock() {
        return clock;
    }

    void adjustClock() {
        clock.adjust(store.leases());
    }

    /** After a beat: at the first one, and then at times; when the store is away, again at the next beat. */
    void adjustClockAtTimes() {
        if (beats % BEATS_OF_ONE_TIME == 0) {
            adjustClock();
        }
        beats++;
    }

    boolean isLeading() {
        return leader.lease().isPresent();
    }

    Outbox outbox() {
        return outbox;
    }

    Wards wards() {
        return new Wards(
                ward(store.statesOf(membership.instance(), process, signOfLife), outbox.ofThisInstance(), Turn.ALWAYS),
                Optional.of(ward(store.statesOfTheFleet(leader), outbox.ofTheFleet(), this::turn)),
                outbox::silences);
    }

    private Wards.Ward ward(StateStore kept, Owing owing, Turn turn) {
        BoundedStateStore bounded = new BoundedStateStore(outbox.withSilences(kept), PATIENCE, owing::kept);
        states.add(bounded);
        return new Wards.Ward(bounded, owing, turn);
    }

    private OptionalLong turn() {
        return leader.lease().map(Lease::fence).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    void start() {
        thread.start();
    }

    /** Lets another instance lead at once. */
    void close(Duration deadline) {
        thread.close(deadline);
        states.forEach(BoundedStateStore::close);
    }
}
