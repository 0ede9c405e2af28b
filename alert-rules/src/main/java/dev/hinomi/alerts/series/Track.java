package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.TimeAggregator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Points by time in milliseconds since the epoch; a time without a point is absent.
 *
 * @param points finite values by time
 */
record Track(NavigableMap<Long, Double> points) {

    static final Track EMPTY = new Track(new TreeMap<>());

    Track map(DoubleUnaryOperator change) {
        NavigableMap<Long, Double> changed = new TreeMap<>();
        points.forEach((time, value) -> put(changed, time, change.applyAsDouble(value)));
        return new Track(changed);
    }

    /** Each value from itself and the points up to it, the latest last. */
    Track mapWithEarlier(Change change) {
        NavigableMap<Long, Double> changed = new TreeMap<>();
        List<Map.Entry<Long, Double>> all = List.copyOf(points.entrySet());
        for (int index = 0; index < all.size(); index++) {
            put(changed, all.get(index).getKey(), change.apply(all, index));
        }
        return new Track(changed);
    }

    /** A value from the point at an index and those before it; NaN for nothing. */
    @FunctionalInterface
    interface Change {
        double apply(List<Map.Entry<Long, Double>> points, int index);
    }

    /** Joins by time; where one side has no point, its gap says what it counts as. */
    Track combine(DoubleBinaryOperator operator, Track right, Gap leftGap, Gap rightGap) {
        TreeSet<Long> times = new TreeSet<>(points.keySet());
        times.addAll(right.points.keySet());
        NavigableMap<Long, Double> combined = new TreeMap<>();
        for (Long time : times) {
            put(combined, time, operator.applyAsDouble(at(time, leftGap), right.at(time, rightGap)));
        }
        return new Track(combined);
    }

    private double at(Long time, Gap gap) {
        Double value = points.get(time);
        return value == null ? gap.at(points, time) : value;
    }

    /** With what the gap says at those of the times where there is no point. */
    Track filled(Gap gap, NavigableSet<Long> times) {
        if (points.size() == times.size()) {
            return this;
        }
        NavigableMap<Long, Double> filled = new TreeMap<>();
        times.forEach(time -> put(filled, time, at(time, gap)));
        return new Track(filled);
    }

    Track later(long milliseconds) {
        NavigableMap<Long, Double> shifted = new TreeMap<>();
        points.forEach((time, value) -> shifted.put(time + milliseconds, value));
        return new Track(shifted);
    }

    /** Every point at the other's time closest to it; without a time within the tolerance, at its own. */
    Track alignedTo(Track other, long tolerance) {
        NavigableSet<Long> times = new TreeSet<>(other.points.keySet());
        NavigableMap<Long, Double> aligned = new TreeMap<>();
        points.forEach((time, value) -> aligned.put(closest(times, time, tolerance), value));
        return new Track(aligned);
    }

    private static Long closest(NavigableSet<Long> times, Long time, long tolerance) {
        Long before = times.floor(time);
        Long after = times.ceiling(time);
        boolean ahead = before == null || (after != null && after - time < time - before);
        Long closest = ahead ? after : before;
        return closest != null && Math.abs(closest - time) <= tolerance ? closest : time;
    }

    Track after(long time) {
        return points.isEmpty() || points.firstKey() > time ? this : new Track(points.tailMap(time, false));
    }

    OptionalDouble reduce(TimeAggregator aggregator) {
        if (points.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (aggregator) {
                    case LAST -> points.lastEntry().getValue();
                    case PERCENTILE ->
                        throw new IllegalArgumentException(
                                "percentile needs the distributions that Datadog keeps: ask the query's evaluability first");
                    default -> Aggregation.of(aggregator.word(), points.values());
                });
    }

    private static void put(NavigableMap<Long, Double> target, Long time, double value) {
        if (Double.isFinite(value)) {
            target.put(time, value);
        }
    }
}
