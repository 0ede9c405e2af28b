package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.chart.Series;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.SeriesType;
import dev.hinomi.sandbox.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** One metric as a chart and as a table. Thread-safe. */
public final class MetricPage implements Page {
    private static final int HEIGHT = 220;
    private static final int TABLE_ROWS = 30;
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public MetricPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        List<dev.hinomi.sandbox.store.Series> series =
                store.metrics().find(key -> key.metric().equals(visit.subject()));
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new View(Section.METRICS, "metrics/one.jte", visit.subject(), model(visit, series)));
    }

    /** How Datadog would merge series of this type unless asked otherwise. */
    static Grouping usual(SeriesType type) {
        return switch (type) {
            case COUNT, RATE -> Grouping.SUM;
            case GAUGE, UNSPECIFIED -> Grouping.AVG;
            case DISTRIBUTION -> Grouping.P95;
        };
    }

    private MetricModel model(Visit visit, List<dev.hinomi.sandbox.store.Series> series) {
        dev.hinomi.sandbox.store.Series first = series.get(0);
        String asked = visit.parameter("by");
        String by = asked.isEmpty() ? Grouping.EACH : asked;
        Grouping aggregation = Grouping.parse(visit.parameter("agg"), first.type(), usual(first.type()));
        List<Series> lines = aggregation.lines(series, by);
        Address here = Address.of("metrics", first.metric()).with("by", asked).with("agg", visit.parameter("agg"));
        return new MetricModel(
                first.metric(),
                first.type().label(),
                first.unit(),
                first.interval(),
                series.size(),
                chart(first.metric(), lines),
                described(lines),
                groupings(series, by, here),
                aggregations(first.type(), aggregation, here),
                moments(lines),
                Percentiles.of(series, TABLE_ROWS),
                store.metrics().metadata().getOrDefault(first.metric(), Attributes.NONE));
    }

    private static MetricModel.Chart chart(String name, List<Series> lines) {
        LineChart chart = new LineChart(lines, HEIGHT);
        NavigableSet<Long> times = times(lines);
        long from = times.isEmpty() ? 0 : times.first();
        long to = times.isEmpty() ? 0 : times.last();
        return new MetricModel.Chart(
                Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), chart.top(), chart.bottom(), chart.svg(name));
    }

    private static NavigableSet<Long> times(List<Series> lines) {
        TreeSet<Long> times = new TreeSet<>();
        lines.forEach(line -> line.points().forEach(point -> times.add(point.epochSeconds())));
        return times;
    }

    private static List<MetricModel.Line> described(List<Series> lines) {
        List<MetricModel.Line> described = new ArrayList<>();
        for (Series line : lines) {
            List<Series.Point> points = line.points();
            double last = points.isEmpty()
                    ? Double.NaN
                    : points.get(points.size() - 1).value();
            double highest =
                    points.stream().mapToDouble(Series.Point::value).max().orElse(Double.NaN);
            boolean drawn = described.size() < LineChart.MAX_SERIES;
            described.add(new MetricModel.Line(
                    line.label(), points.size(), Units.number(last), Units.number(highest), drawn));
        }
        return described;
    }

    private static List<MetricModel.Choice> groupings(
            List<dev.hinomi.sandbox.store.Series> series, String by, Address here) {
        TreeSet<String> keys = new TreeSet<>();
        series.forEach(one -> one.key().tags().stream()
                .filter(tag -> tag.indexOf(':') > 0)
                .forEach(tag -> keys.add(tag.substring(0, tag.indexOf(':')))));
        List<String> labels = new ArrayList<>(List.of(Grouping.EACH, Grouping.ALL));
        labels.addAll(keys);
        return labels.stream()
                .map(label -> new MetricModel.Choice(label, here.with("by", label), label.equals(by)))
                .toList();
    }

    private static List<MetricModel.Choice> aggregations(SeriesType type, Grouping chosen, Address here) {
        List<MetricModel.Choice> choices = new ArrayList<>();
        for (Grouping grouping : Grouping.of(type)) {
            choices.add(
                    new MetricModel.Choice(grouping.label(), here.with("agg", grouping.label()), grouping == chosen));
        }
        return choices;
    }

    private static List<MetricModel.Moment> moments(List<Series> lines) {
        List<Series> drawn = lines.subList(0, Math.min(LineChart.MAX_SERIES, lines.size()));
        List<Map<Long, Double>> values = drawn.stream()
                .map(line -> {
                    Map<Long, Double> byTime = new HashMap<>();
                    line.points().forEach(point -> byTime.put(point.epochSeconds(), point.value()));
                    return byTime;
                })
                .toList();
        List<Long> newest = new ArrayList<>(times(drawn));
        Collections.reverse(newest);
        return newest.stream()
                .limit(TABLE_ROWS)
                .map(time -> moment(time, values))
                .toList();
    }

    private static MetricModel.Moment moment(long time, List<Map<Long, Double>> values) {
        List<String> cells = values.stream()
                .map(byTime -> byTime.containsKey(time) ? Units.number(byTime.get(time)) : "")
                .toList();
        return new MetricModel.Moment(Instant.ofEpochSecond(time), cells);
    }
}
