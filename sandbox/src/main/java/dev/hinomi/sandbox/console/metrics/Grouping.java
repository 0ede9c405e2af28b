package dev.hinomi.sandbox.console.metrics;

import dev.hinomi.sandbox.console.chart.Series;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the series of a metric become the lines of a chart. */
enum Grouping {
    /** The mean. */
    AVG {
        @Override
        double of(DoubleSummaryStatistics values) {
            return values.getAverage();
        }
    },
    /** The sum. */
    SUM {
        @Override
        double of(DoubleSummaryStatistics values) {
            return values.getSum();
        }
    },
    /** The largest. */
    MAX {
        @Override
        double of(DoubleSummaryStatistics values) {
            return values.getMax();
        }
    },
    /** The smallest. */
    MIN {
        @Override
        double of(DoubleSummaryStatistics values) {
            return values.getMin();
        }
    };

    static final String EACH = "each series";
    static final String ALL = "all together";

    abstract double of(DoubleSummaryStatistics values);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grouping parse(String label, Grouping otherwise) {
        for (Grouping grouping : values()) {
            if (grouping.label().equals(label)) {
                return grouping;
            }
        }
        return otherwise;
    }

    /** Merges the series that have the same value of a tag into one line each, the tallest first. */
    List<Series> lines(List<dev.hinomi.sandbox.store.Series> series, String by) {
        Map<String, Map<Long, DoubleSummaryStatistics>> groups = new TreeMap<>();
        for (dev.hinomi.sandbox.store.Series one : series) {
            Map<Long, DoubleSummaryStatistics> merged =
                    groups.computeIfAbsent(label(one.key(), by), k -> new TreeMap<>());
            for (Point point : one.points()) {
                merged.computeIfAbsent(point.epochSecond(), at -> new DoubleSummaryStatistics())
                        .accept(point.value());
            }
        }
        List<Series> lines = new ArrayList<>();
        groups.forEach((label, points) -> lines.add(line(label, points)));
        lines.sort(Comparator.comparingDouble(Grouping::tallest).reversed());
        return lines;
    }

    private Series line(String label, Map<Long, DoubleSummaryStatistics> points) {
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
