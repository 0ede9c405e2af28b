package dev.hinomi.sandbox.query;

import dev.hinomi.sandbox.query.MetricQuery.Reading;
import dev.hinomi.sandbox.query.MetricQuery.Rollup;
import dev.hinomi.sandbox.store.Distribution;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Evaluates one metric: each series into buckets of time, then the series of a group into one. The values of distributions are
 * pooled instead.
 */
final class MetricEvaluation {

    private final Metrics metrics;
    private final Window window;

    MetricEvaluation(Metrics metrics, Window window) {
        this.metrics = metrics;
        this.window = window;
    }

    List<Group> groups(MetricQuery query) {
        Rollup rollup = query.rollup();
        int interval = rollup == null || rollup.seconds() <= 0 ? window.defaultInterval() : rollup.seconds();
        Map<List<String>, List<Series>> grouped = new LinkedHashMap<>();
        for (Series series : metrics.find(key -> key.metric().equals(query.metric()))) {
            List<String> tags = tags(series.key());
            if (query.scope().holds(tags)) {
                grouped.computeIfAbsent(groupTags(query, tags), group -> new ArrayList<>())
                        .add(series);
            }
        }
        List<Group> groups = new ArrayList<>();
        grouped.forEach((tags, series) -> {
            NavigableMap<Long, Double> values = values(query, series, interval);
            if (!values.isEmpty()) {
                groups.add(new Group(tags, interval, values));
            }
        });
        return groups;
    }

    private NavigableMap<Long, Double> values(MetricQuery query, List<Series> group, int interval) {
        NavigableMap<Long, List<Double>> buckets = new TreeMap<>();
        NavigableMap<Long, Distribution> pools = new TreeMap<>();
        for (Series series : group) {
            points(series, interval).forEach((bucket, points) -> {
                if (series.type() == SeriesType.DISTRIBUTION) {
                    points.forEach(pools.computeIfAbsent(bucket, time -> new Distribution())::add);
                } else {
                    buckets.computeIfAbsent(bucket, time -> new ArrayList<>())
                            .add(bucket(query, series, points, interval));
                }
            });
        }
        NavigableMap<Long, Double> values = new TreeMap<>();
        pools.forEach((bucket, all) -> values.put(bucket, query.space().of(all)));
        buckets.forEach((bucket, all) -> values.put(bucket, query.space().of(array(all))));
        return values;
    }

    private Map<Long, List<Point>> points(Series series, int interval) {
        return series.points().stream()
                .filter(point -> window.contains(point.epochSecond()))
                .collect(Collectors.groupingBy(
                        point -> point.epochSecond() - Math.floorMod(point.epochSecond(), interval)));
    }

    /** The value of one series in one bucket. */
    private static double bucket(MetricQuery query, Series series, List<Point> points, int interval) {
        boolean rate = series.type() == SeriesType.RATE;
        boolean count = series.type() == SeriesType.COUNT;
        double seconds = Math.max(1, series.interval());
        double factor = rate && query.reading() == Reading.AS_COUNT ? seconds : 1;
        double[] values =
                points.stream().mapToDouble(point -> point.value() * factor).toArray();
        Rollup rollup = query.rollup();
        if (rollup != null) {
            return rollup.time().of(values);
        }
        if (count && query.reading() == Reading.AS_RATE) {
            return Aggregator.SUM.of(values) / interval;
        }
        boolean summed = count || (rate && query.reading() == Reading.AS_COUNT);
        return summed ? Aggregator.SUM.of(values) : Aggregator.AVG.of(values);
    }

    private static List<String> tags(SeriesKey key) {
        List<String> tags = new ArrayList<>(key.tags());
        if (!key.host().isEmpty()) {
            tags.add("host:" + key.host());
        }
        return tags;
    }

    private static List<String> groupTags(MetricQuery query, List<String> tags) {
        List<String> group = new ArrayList<>();
        for (String key : query.groupBy()) {
            group.add(tags.stream()
                    .filter(tag -> tag.startsWith(key + ":"))
                    .findFirst()
                    .orElse(key + ":N/A"));
        }
        return group;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
