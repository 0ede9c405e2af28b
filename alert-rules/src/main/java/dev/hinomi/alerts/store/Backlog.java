package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits in an outbox.
 *
 * @param entries how many entries are not told
 * @param oldest how long the oldest of them has waited; zero if there is none
 * @param untilNext how long until one can be claimed; zero if at once, empty if nothing waits
 */
public record Backlog(long entries, Duration oldest, Optional<Duration> untilNext) {

    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, Duration.ZERO, Optional.empty());
}
