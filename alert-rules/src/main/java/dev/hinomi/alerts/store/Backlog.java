package dev.hinomi.alerts.store;

import java.time.Duration;

/**
 * What waits in an outbox.
 *
 * @param entries how many entries nobody has taken in
 * @param oldest how long the oldest of them has waited; zero if there is none
 */
public record Backlog(long entries, Duration oldest) {

    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
