package dev.hinomi.alerts.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was kept.
 *
 * @param aliveAt when something was last saved; empty if never
 * @param alerts every alert
 */
public record Snapshot(Optional<Instant> aliveAt, List<Remembered> alerts) {

    /** Nothing was ever saved. */
    public static final Snapshot EMPTY = new Snapshot(Optional.empty(), List.of());

    /** Takes its own copy. */
    public Snapshot {
        alerts = List.copyOf(alerts);
    }
}
