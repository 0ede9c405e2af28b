package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.chart.Series;
import dev.hinomi.sandbox.store.Distribution;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the series of a metric become the lines of a chart. */
enum Grouping {
    /** The mean. */
    AVG(DoubleSummaryStatistics::getAverage, Distribution::average),
    /** The sum. */
    SUM(DoubleSummaryStatistics::getSum, Distribution::sum),
    /** The largest. */
    MAX(DoubleSummaryStatistics::getMax, Distribution::max),
    /** The smallest. */
    MIN(DoubleSummaryStatistics::getMin, Distribution::min),
    /** How many values; of distributions only. */
    COUNT(Distribution::count),
    /** The median; of distributions only. */
    P50(all -> all.percentile(0.50)),
    /** The 75th percentile; of distributions only. */
    P75(all -> all.percentile(0.75)),
    /** The 90th percentile; of distributions only. */
    P90(all -> all.percentile(0.90)),
    /** The 95th percentile; of distributions only. */
    P95(all -> all.percentile(0.95)),
    /** The 99th percentile; of distributions only. */
    P99(all -> all.percentile(0.99));

    static final String EACH = "each series";
    static final String ALL = "all together";

    private final @Nullable ToDoubleFunction<DoubleSummaryStatistics> ofValues;
    private final ToDoubleFunction<Distribution> ofDistribution;

    Grouping(
            @Nullable ToDoubleFunction<DoubleSummaryStatistics> ofValues,
            ToDoubleFunction<Distribution> ofDistribution) {
        this.ofValues = ofValues;
        this.ofDistribution = ofDistribution;
    }

    Grouping(ToDoubleFunction<Distribution> ofDistribution) {
        this(null, ofDistribution);
    }

    /** The ways to merge series of a type. */
    static List<Grouping> of(SeriesType type) {
        return Arrays.stream(values())
                .filter(grouping -> type == SeriesType.DISTRIBUTION || grouping.ofValues != null)
                .toList();
    }

    /** The value of distributions together. */
    double of(Distribution values) {
        return ofDistribution.applyAsDouble(values);
    }

    private double of(List<Point> points) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        Distribution all = new Distribution();
        points.forEach(point -> {
            values.accept(point.value());
            all.add(point);
        });
        return all.count() > 0 || ofValues == null ? of(all) : ofValues.applyAsDouble(values);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of a name among those for a type. */
    static Grouping parse(String label, SeriesType type, Grouping otherwise) {
        for (Grouping grouping : of(type)) {
            if (grouping.label().equals(label)) {
                return grouping;
            }
        }
        return otherwise;
    }

    /** Merges the series that have the same value of a tag into one line each, the tallest first. */
    List<Series> lines(List<dev.hinomi.sandbox.store.Series> series, String by) {
        Map<String, Map<Long, List<Point>>> groups = new TreeMap<>();
        for (dev.hinomi.sandbox.store.Series one : series) {
            Map<Long, List<Point>> merged = groups.computeIfAbsent(label(one.key(), by), k -> new TreeMap<>());
            for (Point point : one.points()) {
                merged.computeIfAbsent(point.epochSecond(), at -> new ArrayList<>())
                        .add(point);
            }
        }
        List<Series> lines = new ArrayList<>();
        groups.forEach((label, points) -> lines.add(line(label, points)));
        lines.sort(Comparator.comparingDouble(Grouping::tallest).reversed());
        return lines;
    }

    private Series line(String label, Map<Long, List<Point>> points) {
        return new Series(
                label,
                points.entrySet().stream()
                        .map(point -> new Series.Point(point.getKey(), of(point.getValue())))
                        .toList());
    }

    private static double tallest(Series line) {
        return line.points().stream().mapToDouble(Series.Point::value).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static String label(SeriesKey key, String by) {
        if (by.equals(ALL)) {
            return key.metric();
        }
        if (by.equals(EACH)) {
            String host = key.host().isEmpty()
                    ? ""
                    : "host:" + key.host() + (key.tags().isEmpty() ? "" : ", ");
            return host.isEmpty() && key.tags().isEmpty() ? "(no tags)" : host + String.join(", ", key.tags());
        }
        String prefix = by + ":";
        String values = key.tags().stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "(no " + by + ")" : values;
    }
}
