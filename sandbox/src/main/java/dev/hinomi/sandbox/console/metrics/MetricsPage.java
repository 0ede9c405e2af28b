package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesType;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogue of metrics. Thread-safe. */
public final class MetricsPage implements Page {
    private static final int MAX_ROWS = 200;
    private static final int SPARK_HEIGHT = 24;
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public MetricsPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        String filter = visit.parameter("q");
        Map<String, List<Series>> all = store.metrics().all().stream()
                .collect(Collectors.groupingBy(Series::metric, TreeMap::new, Collectors.toList()));
        List<MetricsModel.Row> found = all.entrySet().stream()
                .filter(metric -> metric.getKey().toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT)))
                .map(metric -> row(metric.getKey(), metric.getValue()))
                .toList();
        List<MetricsModel.Row> rows = found.subList(0, Math.min(MAX_ROWS, found.size()));
        Extent extent = new Extent(
                rows.size(), found.size(), all.size(), store.metrics().evicted());
        return Optional.of(
                new View(Section.METRICS, "metrics/list.jte", "Metrics", new MetricsModel(filter, extent, rows)));
    }

    private static MetricsModel.Row row(String name, List<Series> series) {
        Series first = series.get(0);
        var lines = MetricPage.usual(first.type()).lines(series, Grouping.ALL);
        double last = lines.get(0).points().isEmpty()
                ? Double.NaN
                : lines.get(0).points().get(lines.get(0).points().size() - 1).value();
        return new MetricsModel.Row(
                name,
                Address.of("metrics", name),
                first.type() == SeriesType.DISTRIBUTION
                        ? first.type().label() + ", "
                                + MetricPage.usual(first.type()).label()
                        : first.type().label(),
                first.unit(),
                series.size(),
                Units.number(last),
                new LineChart(lines, SPARK_HEIGHT).svg(name + " over time"));
    }
}
