package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The store's time of day, carried on by an instance's own clock: instances that evaluate one after the other agree on it, however
 * their own clocks stand. The first adjustment counts whole, whenever the store can be asked; from then on small ones alone: what jumps
 * stops every timer or lets it end at once. It is wrong by half of the time that asking took at most, plus what the own clock loses
 * between two adjustments. It never goes back, though the own clock may: a time that was told too early is waited for at a slower pace.
 * Thread-safe.
 */
public final class StoreClock implements InstantSource {

    /** What is further away is no drift of a clock. */
    static final Duration DRIFT = Duration.ofSeconds(5);

    /** Of a time that was told too early it loses one second in so many. */
    static final int SECONDS_FOR_ONE = 4;

    private final InstantSource own;
    private Duration ahead = Duration.ZERO;
    private boolean adjusted;
    private Instant read = Instant.MIN;
    private Instant latest = Instant.MIN;

    /**
     * The own time until it is first adjusted.
     *
     * @param own a clock that goes on evenly; when it is set back, the time goes on from where it was
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
        if (!adjusted || changed.minus(ahead).abs().compareTo(DRIFT) <= 0) {
            ahead = changed;
        }
        adjusted = true;
    }

    /** How far the store's clock is ahead of the own one; negative if it is behind. */
    public synchronized Duration ahead() {
        return ahead;
    }

    @Override
    public synchronized Instant instant() {
        Instant here = own.instant();
        Instant there = here.plus(ahead);
        if (there.isBefore(latest)) {
            Duration passed = here.isAfter(read) ? Duration.between(read, here) : Duration.ZERO;
            Instant slower = latest.plus(passed.minus(passed.dividedBy(SECONDS_FOR_ONE)));
            there = slower.isAfter(there) ? slower : there;
        }
        read = here;
        latest = there;
        return there;
    }
}
