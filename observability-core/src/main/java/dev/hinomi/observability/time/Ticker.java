package dev.hinomi.observability.time;

/** A monotonic clock for durations, unlike {@link java.time.InstantSource}, which tells the time of day. Thread-safe. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since an arbitrary origin; only differences have a meaning. */
    long nanos();

    /** The ticker of this machine. */
    static Ticker system() {
        return System::nanoTime;
    }
}
