package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.store.Distribution;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The values of all series of a distribution together, as a table.
 *
 * @param headings what stands in the columns
 * @param rows the newest times, newest first
 */
public record Percentiles(List<String> headings, List<MetricModel.Moment> rows) {

    private static final List<Grouping> COLUMNS = List.of(
            Grouping.COUNT,
            Grouping.AVG,
            Grouping.P50,
            Grouping.P75,
            Grouping.P90,
            Grouping.P95,
            Grouping.P99,
            Grouping.MAX);

    /** Keeps its own copies. */
    public Percentiles {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** The table of a metric; without rows if it is no distribution. */
    static Percentiles of(List<Series> series, int mostRows) {
        NavigableMap<Long, Distribution> byTime = new TreeMap<>();
        series.stream()
                .filter(one -> one.type() == SeriesType.DISTRIBUTION)
                .flatMap(one -> one.points().stream())
                .forEach(point -> byTime.computeIfAbsent(point.epochSecond(), at -> new Distribution())
                        .add(point));
        List<MetricModel.Moment> rows = byTime.descendingMap().entrySet().stream()
                .limit(mostRows)
                .map(Percentiles::row)
                .toList();
        return new Percentiles(COLUMNS.stream().map(Grouping::label).toList(), rows);
    }

    private static MetricModel.Moment row(Map.Entry<Long, Distribution> all) {
        return new MetricModel.Moment(
                Instant.ofEpochSecond(all.getKey()),
                COLUMNS.stream()
                        .map(column -> Units.number(column.of(all.getValue())))
                        .toList());
    }
}
