package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.store.Attributes;
import java.time.Instant;
import java.util.List;

/**
 * What the page of one metric shows.
 *
 * @param name the metric's name
 * @param type how its points are read
 * @param unit its unit; empty when none was sent
 * @param interval the seconds one point stands for; 0 when not sent
 * @param series how many series it has
 * @param chart the chart
 * @param lines the lines of the chart and those that did not fit
 * @param groupings the ways to group
 * @param aggregations the ways to merge
 * @param times the newest times that any line has a point at, newest first
 * @param percentiles the values of all series together, for a distribution
 * @param description what was sent to describe it
 */
public record MetricModel(
        String name,
        String type,
        String unit,
        long interval,
        int series,
        Chart chart,
        List<Line> lines,
        List<Choice> groupings,
        List<Choice> aggregations,
        List<Moment> times,
        Percentiles percentiles,
        Attributes description) {

    /**
     * The chart.
     *
     * @param from its left edge
     * @param to its right edge
     * @param top the value at its upper edge
     * @param bottom the value at its lower edge
     * @param svg the chart, markup for the page
     */
    public record Chart(Instant from, Instant to, String top, String bottom, Html svg) {}

    /**
     * One line.
     *
     * @param label what it is
     * @param points how many points it has
     * @param last its last value
     * @param highest its highest value
     * @param drawn whether it fits into the chart
     */
    public record Line(String label, int points, String last, String highest, boolean drawn) {}

    /**
     * One way to show the metric.
     *
     * @param label what it is called
     * @param address the page shown that way
     * @param chosen whether it is shown that way now
     */
    public record Choice(String label, Address address, boolean chosen) {}

    /**
     * The values at one time.
     *
     * @param time the time
     * @param values the value of each column; empty where it has none
     */
    public record Moment(Instant time, List<String> values) {}
}
