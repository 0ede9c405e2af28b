package dev.hinomi.observability;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;

/**
 * A moment by which several things must be over.
 *
 * @param nanos the moment, as the ticker tells it
 * @param ticker the time
 */
record Deadline(long nanos, Ticker ticker) {

    static Deadline in(Duration time, Ticker ticker) {
        return new Deadline(ticker.nanos() + time.toNanos(), ticker);
    }

    /** What is left until then; never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - ticker.nanos()));
    }
}
