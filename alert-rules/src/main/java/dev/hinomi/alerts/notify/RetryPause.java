package dev.hinomi.alerts.notify;

import java.time.Duration;

/**
 * How long to wait before trying again: as long as the destination asks, within reason, or else twice as long after each failure, and a little
 * longer for some, so that the copies of a service do not all come back at once.
 */
final class RetryPause {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(16);

    /** Whoever asks for more is tried before: it may have been a slip, and people wait. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 4;
    private static final int SPREAD = 256;

    private RetryPause() {}

    /** The wait after this many failures before; whoever has another salt waits up to a quarter longer. */
    static Duration before(Outcome.Retry retry, int failures, String salt) {
        Duration own = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        int share = Math.floorMod(salt.hashCode(), SPREAD);
        return retry.after()
                .map(asked -> asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked)
                .orElse(bounded.plus(bounded.multipliedBy(share).dividedBy(4L * SPREAD)));
    }
}
