package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/** The points of one series in the order of time. Not safe for use by several threads. */
public final class RecordedSeries {

    private static final int FIRST_CAPACITY = 16;

    private final SeriesKey key;
    private final Sample.Kind kind;
    private long[] times = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;

    RecordedSeries(SeriesKey key, Sample.Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** What tells it from others. */
    public SeriesKey key() {
        return key;
    }

    /** Whether its values are what was counted since the point before, and not momentary ones. */
    public boolean isCount() {
        return kind != Sample.Kind.GAUGE;
    }

    /**
     * Adds a point.
     *
     * @param at its time, in milliseconds since the epoch
     * @param value a momentary value, or what was counted since the point before
     * @throws IllegalArgumentException when it is not later than the point before, no finite number, or a negative count
     */
    public void add(long at, double value) {
        if (size > 0 && times[size - 1] >= at) {
            throw new IllegalArgumentException(
                    times[size - 1] == at
                            ? "the series has a value at this time already"
                            : "the times of a series must rise, but the one before is "
                                    + Instant.ofEpochMilli(times[size - 1]));
        }
        if (!Double.isFinite(value) || (isCount() && value < 0)) {
            throw new IllegalArgumentException(
                    isCount() ? "a count must be zero or more" : "a value must be a finite number");
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = at;
        values[size] = value;
        size++;
    }

    /** The time of the latest point that is not later than this. */
    OptionalLong latest(long until) {
        int found = Arrays.binarySearch(times, 0, size, until);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(times[index]);
    }

    Sample.Kind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[index];
    }

    double value(int index) {
        return values[index];
    }
}
