package dev.hinomi.alerts.notify;

import java.time.Duration;

/**
 * How long to wait before trying again: as long as the destination asks, or else twice as long after each failure.
 */
final class RetryPause {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RetryPause() {}

    static Duration before(Outcome.Retry retry, int failures) {
        Duration own = FIRST.multipliedBy(1L << Math.min(failures, 6));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return retry.after().orElse(bounded);
    }
}
