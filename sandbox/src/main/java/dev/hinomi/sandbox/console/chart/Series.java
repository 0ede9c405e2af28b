package dev.hinomi.sandbox.console.chart;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param label what it is
 * @param points its points by time
 */
public record Series(String label, List<Point> points) {

    /**
     * A measured value.
     *
     * @param epochSeconds when, seconds since 1970
     * @param value what
     */
    public record Point(long epochSeconds, double value) {}
}
