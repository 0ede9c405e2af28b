package dev.hinomi.sandbox.store;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A distribution as the Datadog Agent sends it: exact numbers, and bins that are equally wide on a logarithmic scale.
 *
 * @param count how many values there were
 * @param sum their sum
 * @param min the smallest
 * @param max the largest
 * @param bins how many values each bin holds, by its key
 */
public record Sketch(long count, double sum, double min, double max, NavigableMap<Integer, Long> bins) {

    private static final double BASE = 1 + 2.0 / 128;
    private static final double LOG_BASE = Math.log1p(2.0 / 128);
    private static final int LARGEST_KEY = Short.MAX_VALUE;

    /** So that the smallest value that is not taken for 0, just below a billionth, has the key 1. */
    private static final int BIAS = 1 - (int) Math.floor(Math.log(1e-9) / LOG_BASE);

    /** Keeps its own copy. */
    public Sketch {
        bins = new TreeMap<>(bins);
    }

    /**
     * The bin of a value, by the Agent's own rule. Source: DataDog/datadog-agent, pkg/quantile/config.go.
     *
     * @param value any finite value
     * @return the key of its bin
     */
    public static int key(double value) {
        if (value < 0) {
            return -key(-value);
        }
        if (value < lowerBound(1)) {
            return 0;
        }
        int key = (int) Math.rint(Math.log(value) / LOG_BASE) + BIAS;
        return Math.max(1, Math.min(LARGEST_KEY, key));
    }

    /**
     * Where a bin begins, by the Agent's own rule.
     *
     * @param key the key of the bin
     * @return its lower bound
     */
    public static double lowerBound(int key) {
        if (key < 0) {
            return -lowerBound(-key);
        }
        return key == 0 ? 0 : Math.pow(BASE, key - BIAS);
    }

    /**
     * What two processes recorded together.
     *
     * @param other another sketch
     * @return the sketch of the values of both
     */
    public Sketch plus(Sketch other) {
        NavigableMap<Integer, Long> all = new TreeMap<>(bins);
        other.bins.forEach((key, values) -> all.merge(key, values, Long::sum));
        return new Sketch(
                count + other.count, sum + other.sum, Math.min(min, other.min), Math.max(max, other.max), all);
    }

    /**
     * A percentile, interpolated within its bin by the Agent's own rule. Source: DataDog/datadog-agent,
     * pkg/quantile/sparse.go.
     *
     * @param quantile from 0 to 1
     * @return the value of that rank
     */
    public double percentile(double quantile) {
        double rank = Math.rint(quantile * (count - 1));
        double below = 0;
        for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
            below += bin.getValue();
            if (below > rank) {
                double low = lowerBound(bin.getKey());
                double part = (below - rank) / bin.getValue();
                return Math.max(min, Math.min(max, low * part + low * BASE * (1 - part)));
            }
        }
        return max;
    }
}
