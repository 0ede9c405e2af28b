package dev.hinomi.alerts.store;

import java.util.List;

/**
 * How the alerts of one instance stand, seen from another.
 *
 * @param lease under which it wrote them last
 * @param alive whether it has saved within its time
 * @param alerts every alert of it
 */
public record Instance(Lease lease, boolean alive, List<Remembered> alerts) {

    /** Takes its own copy. */
    public Instance {
        alerts = List.copyOf(alerts);
    }
}
