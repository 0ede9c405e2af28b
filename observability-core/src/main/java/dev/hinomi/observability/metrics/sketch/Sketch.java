package dev.hinomi.observability.metrics.sketch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The distribution of the values of one meter since they were last taken, exact to 0.8 % of each value whatever their
 * range, and mergeable with those of other processes. Recording allocates nothing once the range of values is known,
 * never waits for a lock, and keeps nothing by thread. Each value is in exactly one taking.
 *
 * <p>The bins are an array over the range of the values: 1 KB spans a factor of 7, 10 KB a factor of 4 · 10^8, and 32 KB
 * is the most. There is one array, and where threads really meet one more at a time, up to twice the number of
 * processors and 16 at most; an array that was not used for a step is let go. Thread-safe.
 */
public final class Sketch {
    private static final int MOST_STRIPES = 16;
    private static final int SPREAD = 0x9E3779B9;
    private static final int ROUNDS_BEFORE_YIELD = 64;

    private final AtomicReference<Stripe[]> stripes = new AtomicReference<>(new Stripe[] {new Stripe()});
    private final AtomicLong missed = new AtomicLong();
    private final int mostStripes;

    private Sketch(int mostStripes) {
        this.mostStripes = mostStripes;
    }

    /** A sketch of nothing. */
    public static Sketch create() {
        int atOnce = 2 * Runtime.getRuntime().availableProcessors();
        return new Sketch(Math.min(MOST_STRIPES, Integer.highestOneBit(2 * atOnce - 1)));
    }

    /**
     * Records a value; never throws. Negative values, NaN and infinity are left out, as Micrometer's timers do with
     * negative ones.
     */
    public void record(double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            return;
        }
        try {
            int key = AgentBins.key(value);
            Stripe[] known = stripes.getAcquire();
            int first = place() & (known.length - 1);
            if (!known[first].tryRecord(value, key)) {
                recordInAnother(value, key);
            }
        } catch (RuntimeException | Error noMemory) {
            miss();
        }
    }

    void miss() {
        missed.incrementAndGet();
    }

    /** Virtual threads have numbers too, one after the other. */
    private static int place() {
        return ((int) Thread.currentThread().getId() * SPREAD) >>> 24;
    }

    private void recordInAnother(double value, int key) {
        for (int round = 0; true; round++) {
            Stripe[] known = stripes.getAcquire();
            int first = place();
            for (int i = 1; i <= known.length; i++) {
                if (known[(first + i) & (known.length - 1)].tryRecord(value, key)) {
                    return;
                }
            }
            grow(known);
            pause(round);
        }
    }

    private void grow(Stripe[] known) {
        if (known.length < mostStripes) {
            Stripe[] more = new Stripe[2 * known.length];
            System.arraycopy(known, 0, more, 0, known.length);
            for (int i = known.length; i < more.length; i++) {
                more[i] = new Stripe();
            }
            stripes.compareAndSet(known, more);
        }
    }

    /** Whoever holds a stripe may have lost its processor. */
    @SuppressWarnings("ThreadPriorityCheck") // A yield is a hint that costs nothing; nothing relies on it.
    private static void pause(int round) {
        if (round < ROUNDS_BEFORE_YIELD) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Moves what was recorded into the step, whose former content is forgotten. */
    public void take(StepSketch step) {
        step.clear();
        for (Stripe stripe : stripes.getAcquire()) {
            for (int round = 0; !stripe.tryMoveTo(step); round++) {
                pause(round);
            }
        }
    }

    /** How many values could not be recorded, because there was no memory, since this was last asked. */
    public long takeMissed() {
        return missed.get() == 0 ? 0 : missed.getAndSet(0);
    }
}
