package dev.hinomi.alerts.store;

import java.time.Duration;

/**
 * An instance, seen from another.
 *
 * @param name what it is called
 * @param lease under which it wrote its alerts last
 * @param overdue for how long it has been taken for dead; zero while it lives
 */
public record Instance(String name, Lease lease, Duration overdue) {

    /** Whether it has saved within its time. */
    public boolean isAlive() {
        return overdue.isZero();
    }
}
