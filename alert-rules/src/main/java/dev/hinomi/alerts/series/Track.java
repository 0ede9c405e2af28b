package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Points by time in milliseconds since the epoch; a time without a point is absent.
 *
 * @param points finite values by time
 */
record Track(SortedMap<Long, Double> points) {

    static final Track EMPTY = new Track(new TreeMap<>());

    Track map(DoubleUnaryOperator change) {
        SortedMap<Long, Double> changed = new TreeMap<>();
        points.forEach((time, value) -> put(changed, time, change.applyAsDouble(value)));
        return new Track(changed);
    }

    /** Joins by time; where one side has no point, it counts as the given value, and NaN leaves the time out. */
    Track combine(Operator operator, Track right, double missingLeft, double missingRight) {
        TreeSet<Long> times = new TreeSet<>(points.keySet());
        times.addAll(right.points.keySet());
        SortedMap<Long, Double> combined = new TreeMap<>();
        for (Long time : times) {
            double left = points.getOrDefault(time, missingLeft);
            put(combined, time, operator.apply(left, right.points.getOrDefault(time, missingRight)));
        }
        return new Track(combined);
    }

    Track later(long milliseconds) {
        SortedMap<Long, Double> shifted = new TreeMap<>();
        points.forEach((time, value) -> shifted.put(time + milliseconds, value));
        return new Track(shifted);
    }

    /** Every point at the other's time closest to it; without a time within the tolerance, at its own. */
    Track alignedTo(Track other, long tolerance) {
        NavigableSet<Long> times = new TreeSet<>(other.points.keySet());
        SortedMap<Long, Double> aligned = new TreeMap<>();
        points.forEach((time, value) -> aligned.put(closest(times, time, tolerance), value));
        return new Track(aligned);
    }

    private static Long closest(NavigableSet<Long> times, Long time, long tolerance) {
        return Stream.of(Optional.ofNullable(times.floor(time)), Optional.ofNullable(times.ceiling(time)))
                .flatMap(Optional::stream)
                .filter(candidate -> Math.abs(candidate - time) <= tolerance)
                .min(Comparator.comparingLong(candidate -> Math.abs(candidate - time)))
                .orElse(time);
    }

    Track after(long time) {
        return new Track(points.tailMap(time + 1));
    }

    OptionalDouble reduce(TimeAggregator aggregator) {
        if (aggregator == TimeAggregator.LAST && !points.isEmpty()) {
            return OptionalDouble.of(points.get(points.lastKey()));
        }
        return reduce(aggregator, points.values());
    }

    static OptionalDouble reduce(TimeAggregator aggregator, Collection<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        DoubleSummaryStatistics all =
                values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return OptionalDouble.of(
                switch (aggregator) {
                    case AVG -> all.getAverage();
                    case SUM -> all.getSum();
                    case MIN -> all.getMin();
                    case MAX -> all.getMax();
                    case LAST, PERCENTILE ->
                        throw new IllegalArgumentException(
                                "percentile is evaluated by Datadog alone: ask the query's evaluability first");
                });
    }

    private static void put(SortedMap<Long, Double> target, Long time, double value) {
        if (Double.isFinite(value)) {
            target.put(time, value);
        }
    }
}
