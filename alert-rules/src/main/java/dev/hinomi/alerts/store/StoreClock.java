package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The store's time of day, carried on by an instance's own clock: instances that evaluate one after the other agree on it, however
 * their own clocks stand. Once somebody has read it, it follows small adjustments alone: what jumps stops every timer or lets it
 * end at once. It is wrong by half of the time that asking took at most, plus what the own clock loses between two
 * adjustments; it never goes back. Thread-safe.
 */
public final class StoreClock implements InstantSource {

    /** What is further away is no drift of a clock. */
    static final Duration DRIFT = Duration.ofSeconds(5);

    private final InstantSource own;
    private Duration ahead = Duration.ZERO;
    private Instant latest = Instant.MIN;

    /**
     * The own time until it is first adjusted.
     *
     * @param own a clock that never jumps
     */
    public StoreClock(InstantSource own) {
        this.own = own;
    }

    /** Asks the store what time it is. */
    public void adjust(Leases leases) {
        Instant asked = own.instant();
        Instant there = leases.now();
        Duration halfway = Duration.between(asked, own.instant()).dividedBy(2);
        set(Duration.between(asked.plus(halfway), there));
    }

    private synchronized void set(Duration changed) {
        boolean read = !latest.equals(Instant.MIN);
        if (!read || changed.minus(ahead).abs().compareTo(DRIFT) <= 0) {
            ahead = changed;
        }
    }

    /** How far the store's clock is ahead of the own one; negative if it is behind. */
    public synchronized Duration ahead() {
        return ahead;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = own.instant().plus(ahead);
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }
}
