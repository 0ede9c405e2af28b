package dev.hinomi.alerts.series;

import java.util.ArrayList;
import java.util.List;

/** The series of one metric. Not safe for use by several threads. */
final class MetricSeries {

    private final List<Series> all = new ArrayList<>();
    private long version;

    /** In the order in which they appeared. */
    List<Series> all() {
        return all;
    }

    /** Another number whenever a series came or went. */
    long version() {
        return version;
    }

    void add(Series series) {
        all.add(series);
        version++;
    }

    void remove(int index) {
        all.remove(index);
        version++;
    }
}
