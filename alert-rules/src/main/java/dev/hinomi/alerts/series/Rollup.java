package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Aggregates points into buckets aligned to the epoch; the bucket's start is the time of its point. */
final class Rollup {

    private Rollup() {}

    static Track apply(Modifier rollup, Track track) {
        long bucket = rollup.seconds().orElse(0) * 1000L;
        String word = rollup.word().orElse("avg");
        return bucket == 0 ? track : apply(word, bucket, track);
    }

    private static Track apply(String word, long bucket, Track track) {
        SortedMap<Long, List<Double>> buckets = new TreeMap<>();
        track.points()
                .forEach((time, value) -> buckets.computeIfAbsent(
                                time - Math.floorMod(time, bucket), start -> new ArrayList<>())
                        .add(value));
        SortedMap<Long, Double> rolled = new TreeMap<>();
        buckets.forEach((start, values) -> rolled.put(start, aggregate(word, values)));
        return new Track(rolled);
    }

    private static double aggregate(String word, List<Double> values) {
        return word.equals("count")
                ? values.size()
                : Track.reduce(TimeAggregator.valueOf(word.toUpperCase(Locale.ROOT)), values)
                        .orElseThrow();
    }
}
