package dev.hinomi.alerts.store;

import java.util.List;

/**
 * The instances of an application that keep alerts of their own. Whoever is elected ends what a dead one has left. Thread-safe; any
 * method may throw when the store is away.
 */
public interface Instances {

    /** Every instance that has ever saved and is not forgotten. */
    List<Instance> all();

    /**
     * Forgets an instance that is dead, with all its alerts.
     *
     * @return whether it was done; not, if it lives or saved since it was asked for
     */
    boolean forget(Instance dead);
}
