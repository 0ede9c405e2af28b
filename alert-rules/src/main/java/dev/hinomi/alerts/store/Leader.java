package dev.hinomi.alerts.store;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several instances that stand for one lease. At each {@link #beat()} it prolongs the lease or tries to get it; see {@link
 * LeaderThread}. It believes in its lease for as long as the lease lasts by its own monotonic clock, counted from before it asked,
 * so never longer than the store does. Beats and resigns on one thread at a time; {@link #lease()} is for any thread.
 */
public final class Leader {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);

    private final Leases leases;
    private final String name;
    private final String owner;
    private final Term term;
    private final Ticker ticker;
    private volatile @Nullable Held held;
    private boolean failing;

    private record Held(Lease lease, long until) {}

    /**
     * Stands for a lease, without having it.
     *
     * @param leases where it is kept
     * @param name what it is for
     * @param owner who stands for it: an id that no other living instance has
     * @param term how long it lasts
     * @param ticker this process's monotonic clock
     */
    public Leader(Leases leases, String name, String owner, Term term, Ticker ticker) {
        this.leases = leases;
        this.name = name;
        this.owner = owner;
        this.term = term;
        this.ticker = ticker;
    }

    /** The time between two beats. */
    public Duration beatEvery() {
        return term.beat();
    }

    /** The lease, if it is ours for certain. */
    public Optional<Lease> lease() {
        Held current = held;
        return current == null || ticker.nanos() - current.until() >= 0
                ? Optional.empty()
                : Optional.of(current.lease());
    }

    /** Prolongs the lease or tries to get it. A store that is away changes nothing until the lease is over. */
    public void beat() {
        try {
            ask();
            failing = false;
        } catch (RuntimeException away) {
            if (!failing) {
                LOG.warn(
                        "Nobody knows who of all instances leads and tells people. What is critical each tells alone after"
                                + " a while, the rest waits: {}",
                        away.getMessage());
                LOG.debug("The lease \"{}\" can be neither prolonged nor taken", name, away);
            }
            failing = true;
        }
    }

    private void ask() {
        long until = ticker.nanos() + term.lease().toNanos();
        Held current = held;
        if (current != null && leases.renew(current.lease(), term.lease())) {
            held = new Held(current.lease(), until);
            return;
        }
        if (current != null) {
            LOG.info("{} no longer has the lease \"{}\"", owner, name);
        }
        held = leases.acquire(name, owner, term.lease())
                .map(lease -> new Held(lease, until))
                .orElse(null);
        if (held != null) {
            LOG.info("{} has the lease \"{}\"", owner, name);
        }
    }

    /** Gives the lease back, so that another has it at its next beat; does nothing if the store is away. */
    public void resign() {
        Held current = held;
        held = null;
        if (current != null) {
            try {
                leases.release(current.lease());
            } catch (RuntimeException away) {
                LOG.debug("The lease \"{}\" could not be given back; it ends by itself.", name, away);
            }
        }
    }
}
