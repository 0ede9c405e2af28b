package dev.hinomi.alerts.engine;

import dev.hinomi.observability.time.Ticker;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time of day that never jumps: the wall clock at the start, carried on by a monotonic ticker. So a corrected wall clock
 * neither lets an alert fire early nor ends one. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

    private final Ticker ticker;
    private final Instant start;
    private final long startNanos;

    /** A clock that starts now. */
    public SteadyClock(InstantSource wall, Ticker ticker) {
        this.ticker = ticker;
        this.start = wall.instant();
        this.startNanos = ticker.nanos();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(ticker.nanos() - startNanos);
    }
}
