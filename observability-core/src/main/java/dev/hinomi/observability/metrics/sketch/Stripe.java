package dev.hinomi.observability.metrics.sketch;

import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One part of a sketch, used by whoever gets hold of it first. The hold lasts some nanoseconds and is never waited for
 * here: whoever does not get it goes to another stripe.
 */
final class Stripe {
    private static final VarHandle HELD = held();

    @SuppressWarnings("unused") // Through HELD.
    private int held;

    private CollapsingLowestDenseStore bins = new CollapsingLowestDenseStore(AgentBins.MOST);
    private boolean untouched = true;
    private long count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private static VarHandle held() {
        try {
            return MethodHandles.lookup().findVarHandle(Stripe.class, "held", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Records a value with its key; false if somebody else holds the stripe. */
    boolean tryRecord(double value, int key) {
        if (!tryHold()) {
            return false;
        }
        try {
            untouched = false;
            bins.add(key);
            count++;
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        } finally {
            release();
        }
        return true;
    }

    /**
     * Moves what was recorded into a step and leaves its empty bins here; false if somebody else holds the stripe. Bins
     * that nobody used since the last time are let go.
     */
    boolean tryMoveTo(StepSketch step) {
        if (!tryHold()) {
            return false;
        }
        CollapsingLowestDenseStore full = bins;
        boolean idle = count == 0;
        try {
            if (idle) {
                letGo();
            } else {
                bins = step.spare();
                step.add(count, sum, min, max);
                startOver();
            }
        } finally {
            release();
        }
        if (!idle) {
            step.addBins(full);
        }
        return true;
    }

    private void letGo() {
        if (!untouched) {
            bins = new CollapsingLowestDenseStore(AgentBins.MOST);
            untouched = true;
        }
    }

    private void startOver() {
        count = 0;
        sum = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }

    private boolean tryHold() {
        return (int) HELD.getOpaque(this) == 0 && HELD.compareAndSet(this, 0, 1);
    }

    private void release() {
        HELD.setRelease(this, 0);
    }
}
