package dev.hinomi.sandbox.store;

import java.util.List;

/**
 * A series as received so far.
 *
 * @param key what it is
 * @param type how to read its points
 * @param interval the seconds one point of a count or rate stands for, 0 when none was sent
 * @param unit its unit, empty when none was sent
 * @param points its points by time, one per second at most
 */
public record Series(SeriesKey key, SeriesType type, long interval, String unit, List<Point> points) {

    /** Keeps its own copy. */
    public Series {
        points = List.copyOf(points);
    }

    /**
     * The metric's name.
     *
     * @return the name
     */
    public String metric() {
        return key.metric();
    }
}
