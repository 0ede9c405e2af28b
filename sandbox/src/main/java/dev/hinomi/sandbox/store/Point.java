package dev.hinomi.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a series.
 *
 * @param epochSecond its time, in seconds since 1970
 * @param value its value; the mean for a distribution
 * @param samples the values of a distribution, empty for every other type
 * @param sketch what was sent as a sketch of a distribution, null for every other type
 */
public record Point(
        long epochSecond,
        double value,
        List<Double> samples,
        @Nullable Sketch sketch) {

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
        return new Point(epochSecond, value, List.of(), null);
    }

    /**
     * A point of a distribution.
     *
     * @param epochSecond its time, in seconds since 1970
     * @param samples its values, at least one
     * @return the point, its value the mean
     */
    public static Point of(long epochSecond, List<Double> samples) {
        return of(epochSecond, samples, null);
    }

    /**
     * A point of a distribution.
     *
     * @param epochSecond its time, in seconds since 1970
     * @param sketch its values
     * @return the point, its value the mean
     */
    public static Point of(long epochSecond, Sketch sketch) {
        return of(epochSecond, List.of(), sketch);
    }

    private static Point of(long epochSecond, List<Double> samples, @Nullable Sketch sketch) {
        Distribution all = new Distribution();
        all.add(samples, sketch);
        return new Point(epochSecond, all.average(), samples, sketch);
    }

    /** What two processes sent for the same distribution and second. */
    Point plus(Point other) {
        List<Double> all = new ArrayList<>(samples);
        all.addAll(other.samples);
        Sketch both = sketch == null || other.sketch == null
                ? (sketch == null ? other.sketch : sketch)
                : sketch.plus(other.sketch);
        return of(epochSecond, all, both);
    }
}
