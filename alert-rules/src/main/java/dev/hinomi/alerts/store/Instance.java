package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.List;

/**
 * How the alerts of one instance stand, seen from another.
 *
 * @param name what it is called
 * @param lease under which it wrote them last
 * @param overdue for how long it has been taken for dead; zero while it lives
 * @param alerts every alert of it
 */
public record Instance(String name, Lease lease, Duration overdue, List<Remembered> alerts) {

    /** Takes its own copy. */
    public Instance {
        alerts = List.copyOf(alerts);
    }

    /** Whether it has saved within its time. */
    public boolean isAlive() {
        return overdue.isZero();
    }
}
