package dev.hinomi.sandbox.store;

import java.util.List;

/**
 * One value of a series.
 *
 * @param epochSecond its time, in seconds since 1970
 * @param value its value; the mean for a distribution
 * @param samples the values of a distribution, empty for every other type
 */
public record Point(long epochSecond, double value, List<Double> samples) {

    /** Keeps its own copy. */
    public Point {
        samples = List.copyOf(samples);
    }

    /**
     * A point of a count, gauge or rate.
     *
     * @param epochSecond its time, in seconds since 1970
     * @param value its value
     * @return the point
     */
    public static Point of(long epochSecond, double value) {
        return new Point(epochSecond, value, List.of());
    }

    /**
     * A point of a distribution.
     *
     * @param epochSecond its time, in seconds since 1970
     * @param samples its values, at least one
     * @return the point, its value the mean
     */
    public static Point of(long epochSecond, List<Double> samples) {
        double mean =
                samples.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return new Point(epochSecond, mean, samples);
    }
}
