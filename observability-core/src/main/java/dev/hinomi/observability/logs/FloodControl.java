package dev.hinomi.observability.logs;

import dev.hinomi.observability.delivery.Priority;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first lines of each kind pass in each second and counts the others: a bucket of tokens for each kind, filled
 * again when {@link #nextSecond} says that a second has passed. When there are {@value #KINDS} kinds in one second, lines
 * of further kinds pass. A call costs one look-up and one atomic increment, and reads no clock. Thread-safe.
 */
final class FloodControl {
    static final int KINDS = 4096;

    private final ConcurrentHashMap<FloodKey, FloodBucket> buckets = new ConcurrentHashMap<>();
    private final LongAdder suppressed = new LongAdder();
    private final long linesPerSecond;
    private final Fingerprints fingerprints;
    private final InstantSource clock;
    private volatile boolean ended;

    FloodControl(FloodLimit limit, Fingerprints fingerprints, InstantSource clock) {
        this.linesPerSecond = limit.linesPerSecond();
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** Whether the event is to be shipped; otherwise it is counted. */
    boolean admits(LogEvent event) {
        if (ended || event.priority() == Priority.VITAL) {
            return true;
        }
        long fingerprint = event.thrown().map(fingerprints::of).orElse(0L);
        FloodKey key = FloodKey.of(event.loggerName(), event.template(), fingerprint);
        while (!ended) {
            FloodBucket bucket = bucket(key, event);
            if (bucket == null) {
                return true;
            }
            long call = bucket.enter();
            if (call > 0) {
                return passes(call);
            }
            buckets.remove(key, bucket);
        }
        return true;
    }

    /** Begins another second: tells how much of each kind the last one suppressed, and forgets kinds that are gone. */
    void nextSecond(Consumer<LogEvent> summaries) {
        buckets.forEach((key, bucket) -> {
            long calls = bucket.next();
            tell(key, bucket, calls, summaries);
            if (calls == 0 && bucket.retire()) {
                buckets.remove(key, bucket);
            }
        });
    }

    /** Tells the rest; from now on everything passes. */
    void end(Consumer<LogEvent> summaries) {
        ended = true;
        buckets.forEach((key, bucket) -> {
            tell(key, bucket, bucket.end(), summaries);
            buckets.remove(key, bucket);
        });
    }

    /** How many lines were suppressed so far. */
    long suppressed() {
        return suppressed.sum();
    }

    int kinds() {
        return buckets.size();
    }

    private @Nullable FloodBucket bucket(FloodKey key, LogEvent event) {
        FloodBucket known = buckets.get(key);
        if (known != null || buckets.size() >= KINDS) {
            return known;
        }
        return buckets.computeIfAbsent(key, absent -> new FloodBucket(event.status()));
    }

    private boolean passes(long call) {
        if (call <= linesPerSecond) {
            return true;
        }
        suppressed.increment();
        return false;
    }

    private void tell(FloodKey key, FloodBucket bucket, long calls, Consumer<LogEvent> summaries) {
        if (calls > linesPerSecond) {
            summaries.accept(new FloodSummary(clock.millis(), key, bucket.status(), calls - linesPerSecond));
        }
    }
}
