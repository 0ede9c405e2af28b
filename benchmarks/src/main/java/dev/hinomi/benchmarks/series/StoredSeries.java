package dev.hinomi.benchmarks.series;

import java.util.Arrays;

/** The points of one series: of two with the same second the last. Not thread-safe. */
final class StoredSeries {
    /** What a point meant for those that were there. */
    enum Effect {
        /** The first of its second. */
        NEW,
        /** The same as the one of its second. */
        SAME,
        /** Another than the one of its second, which is gone. */
        CHANGED
    }

    private final String metric;
    private final boolean count;
    private long[] seconds = new long[2];
    private double[] values = new double[2];
    private int size;

    StoredSeries(Point first) {
        this.metric = first.metric();
        this.count = first.count();
    }

    String metric() {
        return metric;
    }

    boolean isCount() {
        return count;
    }

    Effect put(long second, double value) {
        for (int i = size - 1; i >= 0; i--) {
            if (seconds[i] == second) {
                boolean same = Double.compare(values[i], value) == 0;
                values[i] = value;
                return same ? Effect.SAME : Effect.CHANGED;
            }
        }
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        seconds[size] = second;
        values[size++] = value;
        return Effect.NEW;
    }

    double sum() {
        return Arrays.stream(values, 0, size).sum();
    }
}
