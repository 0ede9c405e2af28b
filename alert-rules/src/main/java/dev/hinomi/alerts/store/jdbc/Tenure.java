package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Tenancy;
import dev.hinomi.alerts.store.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Under which lease states are written. */
sealed interface Tenure {

    /** The lease to load under. */
    Lease begin();

    /** The lease to save under. */
    Lease current();

    /** How the lease stands after something was saved under it. */
    Tenancy saved(Tenancy before, Instant now);

    /** Whoever is elected writes; its beats prolong the lease. */
    record Elected(Leader leader) implements Tenure {
        @Override
        public Lease begin() {
            return current();
        }

        @Override
        public Lease current() {
            return leader.lease()
                    .orElseThrow(() -> new StoreException(
                            new Trouble.Superseded(),
                            "this instance does not have the lease under which these alerts are kept",
                            null));
        }

        @Override
        public Tenancy saved(Tenancy before, Instant now) {
            return before;
        }
    }

    /** An instance writes what is its own; whoever loads under a name takes it over, and each save is a sign of life. */
    final class Own implements Tenure {

        /** How the names of such leases begin. */
        static final String PREFIX = "instance/";

        private final JdbcLeases leases;
        private final String name;
        private final String owner;
        private final Duration time;
        private volatile @Nullable Lease lease;

        Own(JdbcLeases leases, String name, String owner, Duration time) {
            this.leases = leases;
            this.name = name;
            this.owner = owner;
            this.time = time;
        }

        @Override
        public Lease begin() {
            Lease taken = leases.take(name, owner, time);
            lease = taken;
            return taken;
        }

        @Override
        public Lease current() {
            Lease held = lease;
            return held == null ? begin() : held;
        }

        @Override
        public Tenancy saved(Tenancy before, Instant now) {
            return new Tenancy(before.owner(), before.fence(), now.plus(time));
        }
    }
}
