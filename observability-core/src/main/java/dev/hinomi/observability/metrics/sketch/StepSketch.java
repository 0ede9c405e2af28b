package dev.hinomi.observability.metrics.sketch;

import com.datadoghq.sketch.ddsketch.store.BinAcceptor;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;

/** What a sketch held at the end of a step. One serves for all sketches, one after the other; not thread-safe. */
public final class StepSketch {
    private CollapsingLowestDenseStore bins = new CollapsingLowestDenseStore(AgentBins.MOST);
    private CollapsingLowestDenseStore spare = new CollapsingLowestDenseStore(AgentBins.MOST);
    private long count;
    private double sum;
    private double min;
    private double max;

    /** A step in which nothing was recorded. */
    public StepSketch() {
        clear();
    }

    /** How many values were recorded. */
    public long count() {
        return count;
    }

    /** Their sum. */
    public double sum() {
        return sum;
    }

    /** The smallest; infinite if there is none. */
    public double min() {
        return min;
    }

    /** The largest; infinite if there is none. */
    public double max() {
        return max;
    }

    void clear() {
        count = 0;
        sum = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        bins.clear();
    }

    /** Empty bins, which leave with the caller. */
    CollapsingLowestDenseStore spare() {
        return spare;
    }

    void add(long moreCount, double moreSum, double otherMin, double otherMax) {
        count += moreCount;
        sum += moreSum;
        min = Math.min(min, otherMin);
        max = Math.max(max, otherMax);
    }

    /** Takes over bins, which nobody else uses any longer. */
    void addBins(CollapsingLowestDenseStore others) {
        if (bins.isEmpty()) {
            CollapsingLowestDenseStore empty = bins;
            bins = others;
            spare = empty;
        } else {
            bins.mergeWith(others);
            others.clear();
            spare = others;
        }
    }

    /** The bins that hold something, by rising key. */
    void forEachBin(BinAcceptor acceptor) {
        bins.forEach((key, values) -> {
            if (values > 0) {
                acceptor.accept(key, values);
            }
        });
    }
}
