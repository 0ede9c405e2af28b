package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import java.util.List;

/**
 * What the Metrics page shows.
 *
 * @param filter the part of the name looked for
 * @param extent how much is shown
 * @param rows the metrics by name
 */
public record MetricsModel(String filter, Extent extent, List<Row> rows) {

    /**
     * One metric.
     *
     * @param name its name
     * @param address its page
     * @param type how its points are read
     * @param unit its unit; empty when none was sent
     * @param series how many series it has
     * @param last the sum of the last points of its series, in words
     * @param spark its sum over time, markup for the page
     */
    public record Row(String name, Address address, String type, String unit, int series, String last, Html spark) {}
}
