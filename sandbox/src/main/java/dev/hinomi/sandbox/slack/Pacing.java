package dev.hinomi.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slack's limit for posting: one message per second and channel, with a small burst. Slack publishes no burst; ours is {@value
 * #BURST}. Source: docs.slack.dev/apis/web-api/rate-limits. Thread-safe.
 */
final class Pacing {

    private static final int BURST = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final boolean enforced;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> emptyAgain = new HashMap<>();

    Pacing(boolean enforced) {
        this.enforced = enforced;
    }

    /** Takes a place for a message; when there is none, says after how many seconds there will be one. */
    OptionalInt retryAfter(String channel, Instant now) {
        if (!enforced) {
            return OptionalInt.empty();
        }
        lock.lock();
        try {
            Instant busyUntil = emptyAgain.getOrDefault(channel, now);
            Instant from = busyUntil.isBefore(now) ? now : busyUntil;
            Duration ahead = Duration.between(now, from).plus(INTERVAL).minus(INTERVAL.multipliedBy(BURST));
            if (ahead.compareTo(Duration.ZERO) > 0) {
                return OptionalInt.of((int) Math.max(1, ahead.plusMillis(999).toSeconds()));
            }
            emptyAgain.put(channel, from.plus(INTERVAL));
            return OptionalInt.empty();
        } finally {
            lock.unlock();
        }
    }
}
