package dev.hinomi.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of several distributions together, exact while they were sent as values, to the width of a bin if one of
 * them was sent as a sketch. Not thread-safe.
 */
public final class Distribution {

    private final List<Double> samples = new ArrayList<>();
    private @Nullable Sketch sketch;

    /** No values yet. */
    public Distribution() {}

    /**
     * Adds the values of a point.
     *
     * @param point a point of a distribution
     */
    public void add(Point point) {
        add(point.samples(), point.sketch());
    }

    void add(List<Double> values, @Nullable Sketch more) {
        samples.addAll(values);
        if (more != null) {
            sketch = sketch == null ? more : sketch.plus(more);
        }
    }

    /**
     * How many values there are.
     *
     * @return the count
     */
    public long count() {
        return samples.size() + (sketch == null ? 0 : sketch.count());
    }

    /**
     * Their sum.
     *
     * @return the sum
     */
    public double sum() {
        double sum = samples.stream().mapToDouble(Double::doubleValue).sum();
        return sum + (sketch == null ? 0 : sketch.sum());
    }

    /**
     * Their mean.
     *
     * @return the mean, NaN without values
     */
    public double average() {
        return sum() / count();
    }

    /**
     * The smallest.
     *
     * @return the smallest value, infinite without values
     */
    public double min() {
        double min = samples.stream().mapToDouble(Double::doubleValue).min().orElse(Double.POSITIVE_INFINITY);
        return sketch == null ? min : Math.min(min, sketch.min());
    }

    /**
     * The largest.
     *
     * @return the largest value, infinite without values
     */
    public double max() {
        double max = samples.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NEGATIVE_INFINITY);
        return sketch == null ? max : Math.max(max, sketch.max());
    }

    /**
     * A percentile.
     *
     * @param quantile from 0 to 1
     * @return the value of that rank, NaN without values
     */
    public double percentile(double quantile) {
        if (count() == 0) {
            return Double.NaN;
        }
        Sketch known = sketch;
        if (known != null) {
            return samples.isEmpty()
                    ? known.percentile(quantile)
                    : known.plus(sketchOfSamples()).percentile(quantile);
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int index = (int) Math.ceil(quantile * sorted.size()) - 1;
        return sorted.get(Math.max(0, Math.min(sorted.size() - 1, index)));
    }

    private Sketch sketchOfSamples() {
        TreeMap<Integer, Long> bins = new TreeMap<>();
        samples.forEach(value -> bins.merge(Sketch.key(value), 1L, Long::sum));
        Distribution exact = new Distribution();
        exact.samples.addAll(samples);
        return new Sketch(exact.count(), exact.sum(), exact.min(), exact.max(), bins);
    }
}
