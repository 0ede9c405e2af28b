package dev.hinomi.alerts.store;

import java.time.Duration;

/**
 * Where the alerts of all instances of an application are kept, so that they outlive a restart and are told once. Thread-safe; nothing
 * is asked before it is needed.
 */
public interface AlertStore {

    /** In whose name alerts are kept: the same in all instances, and in no other application that tells the same channels. */
    String application();

    /** Leases, on the store's clock. */
    Leases leases();

    /** What people are to be told, by all instances. */
    OutboxStore outbox();

    /** How the alerts of fleet-wide rules stand: whoever has the lease reads and writes them, nobody else. */
    StateStore statesOfTheFleet(Leader leader);

    /**
     * How the alerts of one instance stand. Whoever loads them under the instance's name takes them over from an earlier process.
     *
     * @param instance its name; two that live at once must not have the same
     * @param process what tells this process from an earlier one of that name: a random id, not a pid, which is 1 in every container
     * @param time how long after its last save the instance counts as alive
     */
    StateStore statesOf(String instance, String process, Duration time);

    /** The instances whose alerts are kept with {@link #statesOf}. */
    Instances instances();
}
