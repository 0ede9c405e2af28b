package dev.hinomi.observability.traces.exemplars;

import dev.hinomi.observability.traces.TraceIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exemplars of one series, in the current window of time and the one before. The tracer is asked only about what would
 * be kept: a value above all others of the window or, in a series of failures, one a second. Where it knows no trace it is
 * left alone for a second. What is not kept costs a look at the clock and no memory. Thread-safe.
 */
public final class ExemplarSeries {
    /** How long a window is; what was kept is there for one to two of them. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** How long the tracer is left alone where it knew no trace, and at least between two failures. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final boolean failing;
    private final InstantSource clock;
    private final Supplier<Optional<TraceIds>> tracer;
    private final ReentrantLock change = new ReentrantLock();
    private volatile double bar = Double.NEGATIVE_INFINITY;
    private volatile long windowEnd = Long.MIN_VALUE;
    private volatile long quietUntil = Long.MIN_VALUE;
    private volatile long nextFailure = Long.MIN_VALUE;
    private volatile Kept current = Kept.NOTHING;
    private volatile Kept before = Kept.NOTHING;

    ExemplarSeries(boolean failing, InstantSource clock, Supplier<Optional<TraceIds>> tracer) {
        this.failing = failing;
        this.clock = clock;
        this.tracer = tracer;
    }

    /** Considers a value that was recorded just now on this thread. Never throws. */
    public void offer(double value) {
        long now = clock.millis();
        boolean wanted = value > bar || (failing && now >= nextFailure) || now >= windowEnd;
        if (wanted && now >= quietUntil) {
            ask(value, now);
        }
    }

    private void ask(double value, long now) {
        Optional<TraceIds> trace = tracer.get();
        if (trace.isEmpty()) {
            quietUntil = now + PAUSE.toMillis();
            return;
        }
        Exemplar exemplar = new Exemplar(value, Instant.ofEpochMilli(now), trace.get());
        change.lock();
        try {
            turn(now);
            keep(exemplar, now);
        } finally {
            change.unlock();
        }
    }

    private void turn(long now) {
        if (now >= windowEnd) {
            before = now < windowEnd + WINDOW.toMillis() ? current : Kept.NOTHING;
            current = Kept.NOTHING;
            bar = Double.NEGATIVE_INFINITY;
            windowEnd = now + WINDOW.toMillis();
        }
    }

    private void keep(Exemplar exemplar, long now) {
        if (exemplar.value() > bar) {
            bar = exemplar.value();
            current = new Kept(exemplar, current.failed());
        }
        if (failing) {
            nextFailure = now + PAUSE.toMillis();
            current = new Kept(current.slowest(), exemplar);
        }
    }

    Stream<Exemplar> slowest() {
        return Stream.of(current, before).map(Kept::slowest).flatMap(Stream::ofNullable);
    }

    Stream<Exemplar> failed() {
        return Stream.of(current, before).map(Kept::failed).flatMap(Stream::ofNullable);
    }

    private record Kept(
            @Nullable Exemplar slowest, @Nullable Exemplar failed) {
        private static final Kept NOTHING = new Kept(null, null);
    }
}
