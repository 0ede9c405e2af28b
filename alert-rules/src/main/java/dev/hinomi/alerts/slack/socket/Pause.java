package dev.hinomi.alerts.slack.socket;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next connection: 1 s, twice as long after every failure, a minute at most, because Slack promises no more
 * than one address a minute (docs.slack.dev/reference/methods/apps.connections.open, Tier 1), and longer where Slack asks for it.
 */
final class Pause {

    /** A connection that ended sooner was none. */
    static final Duration SHORT_LIVED = Duration.ofMinutes(1);

    /** Where somebody must mend something first. */
    static final Duration UNHURRIED = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private Pause() {}

    /**
     * Before the next attempt.
     *
     * @param failures how many connections failed in a row, this one among them
     * @param asked how long Slack asks to wait
     * @param spread between 0 and 1, different for each process: up to a quarter longer, so that copies do not come back at once
     */
    static Duration before(int failures, Optional<Duration> asked, double spread) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS));
        Duration own = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration least = asked.filter(wait -> wait.compareTo(own) > 0).orElse(own);
        return least.plus(Duration.ofMillis((long) (least.toMillis() * spread / 4)));
    }
}
