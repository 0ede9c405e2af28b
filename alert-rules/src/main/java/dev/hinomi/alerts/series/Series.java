package dev.hinomi.alerts.series;

import java.time.Instant;

/** One series: its kind and its latest points. Not safe for use by several threads. */
final class Series {

    private final SeriesKey key;
    private final Sample.Kind kind;
    private final PointRing points;
    private double lastTotal;
    private long lastSeen;

    Series(SeriesKey key, Sample.Kind kind, int limit) {
        this.key = key;
        this.kind = kind;
        this.points = new PointRing(limit);
    }

    SeriesKey key() {
        return key;
    }

    boolean isCount() {
        return kind != Sample.Kind.GAUGE;
    }

    private boolean isTotal() {
        return kind == Sample.Kind.CUMULATIVE || kind == Sample.Kind.RUNNING;
    }

    PointRing points() {
        return points;
    }

    boolean wasSeenSince(Instant time) {
        return lastSeen >= time.toEpochMilli();
    }

    /** The first sample of the series. */
    void begin(double value, Instant at) {
        if (kind == Sample.Kind.RUNNING) {
            baseline(value, at);
        } else {
            record(value, at);
        }
    }

    private void baseline(double total, Instant at) {
        lastTotal = total;
        lastSeen = at.toEpochMilli();
    }

    void record(double value, Instant at) {
        long time = at.toEpochMilli();
        if (points.size() > 0 && points.time(points.size() - 1) >= time) {
            return;
        }
        if (isTotal()) {
            points.add(time, value >= lastTotal ? value - lastTotal : value);
            lastTotal = value;
        } else {
            points.add(time, value);
        }
        lastSeen = time;
    }
}
