package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leases that are measured on one clock for everybody, the store's: how instances' own clocks stand does not matter. Thread-safe;
 * any method may throw when the store is away.
 */
public interface Leases {

    /**
     * Takes a lease that nobody has, whose time is over, or that this owner has anyway. Each time its fence grows.
     *
     * @param owner who asks, such as an instance's id; two that live at once must not have the same
     * @param time how long it lasts unless it is renewed
     * @return empty if somebody else has it
     */
    Optional<Lease> acquire(String name, String owner, Duration time);

    /**
     * Prolongs a lease, also one whose time is over if nobody has taken it since.
     *
     * @return whether it is still ours
     */
    boolean renew(Lease lease, Duration time);

    /** Gives a lease back before its time is over; nothing happens if it is somebody else's by now. */
    void release(Lease lease);

    /** The time by which leases are measured. */
    Instant now();
}
