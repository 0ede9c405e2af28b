package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a lease stands, and who may have it next. Whoever keeps it changes it as one step, under a lock.
 *
 * @param owner who had it last
 * @param fence the number of that holder
 * @param until when its time is over
 */
public record Tenancy(String owner, long fence, Instant until) {

    /** Nobody ever had it. */
    public static final Tenancy NONE = new Tenancy("", 0, Instant.EPOCH);

    /** The same after this owner has taken it; empty if it is somebody else's. */
    public Optional<Tenancy> acquired(String by, Duration time, Instant now) {
        boolean free = !now.isBefore(until) || by.equals(owner);
        return free ? Optional.of(taken(by, time, now)) : Optional.empty();
    }

    /** The same after this owner has taken it, whoever had it. */
    public Tenancy taken(String by, Duration time, Instant now) {
        return new Tenancy(by, fence + 1, now.plus(time));
    }

    /** The same with its time prolonged; empty if it is somebody else's by now. */
    public Optional<Tenancy> renewed(Lease lease, Duration time, Instant now) {
        return isHeldUnder(lease) ? Optional.of(new Tenancy(owner, fence, now.plus(time))) : Optional.empty();
    }

    /** The same given back; empty if it is somebody else's by now. */
    public Optional<Tenancy> released(Lease lease) {
        return isHeldUnder(lease) ? Optional.of(new Tenancy(owner, fence, Instant.EPOCH)) : Optional.empty();
    }

    /** Whether nobody has taken it since this lease was granted. */
    public boolean isHeldUnder(Lease lease) {
        return fence == lease.fence() && owner.equals(lease.owner());
    }

    /** The lease of its holder. */
    public Lease lease(String name) {
        return new Lease(name, owner, fence);
    }
}
