package dev.hinomi.alerts.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the next question may be asked: the budget of an hour is spread evenly, a wait that Datadog asked for is kept, and after
 * failures the pause doubles from {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE}. Not safe for use by several threads.
 */
final class Throttle {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Duration spacing;
    private Instant next = Instant.MIN;
    private int failures;

    Throttle(int requestsPerHour) {
        this.spacing = Duration.ofHours(1).dividedBy(requestsPerHour);
    }

    /** The least time between two questions. */
    Duration spacing() {
        return spacing;
    }

    /** How long nothing may be asked from now on. */
    Duration left(Instant now) {
        return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
    }

    /** A question was answered, or refused for its own sake. */
    void passed(Instant now, Optional<Duration> wait) {
        failures = 0;
        next = now.plus(longer(spacing, wait));
    }

    /** Nothing can be answered at the moment. */
    void failed(Instant now, Optional<Duration> wait) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        Duration own = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        next = now.plus(longer(longer(spacing, Optional.of(wait.orElse(own))), Optional.empty()));
    }

    private static Duration longer(Duration one, Optional<Duration> other) {
        return other.filter(wait -> wait.compareTo(one) > 0).orElse(one);
    }
}
