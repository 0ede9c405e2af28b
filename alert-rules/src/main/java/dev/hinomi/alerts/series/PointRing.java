package dev.hinomi.alerts.series;

import java.util.function.LongPredicate;

/** The latest points of one series in a ring that grows up to its limit. Not safe for use by several threads. */
final class PointRing {

    private static final int SMALLEST = 16;

    private final int limit;
    private long[] times;
    private double[] values;
    private int first;
    private int size;

    PointRing(int limit) {
        this.limit = limit;
        this.times = new long[Math.min(SMALLEST, limit)];
        this.values = new double[times.length];
    }

    void add(long time, double value) {
        if (size == times.length && size < limit) {
            grow();
        }
        if (size == times.length) {
            first = (first + 1) % times.length;
            size--;
        }
        int slot = (first + size) % times.length;
        times[slot] = time;
        values[slot] = value;
        size++;
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[(first + index) % times.length];
    }

    double value(int index) {
        return values[(first + index) % times.length];
    }

    /** The first index whose time passes, or the size; times rise with the index. */
    int firstWhere(LongPredicate passes) {
        int index = size;
        while (index > 0 && passes.test(time(index - 1))) {
            index--;
        }
        return index;
    }

    private void grow() {
        int length = Math.min(limit, times.length * 2);
        long[] longer = new long[length];
        double[] more = new double[length];
        for (int index = 0; index < size; index++) {
            longer[index] = time(index);
            more[index] = value(index);
        }
        times = longer;
        values = more;
        first = 0;
    }
}
