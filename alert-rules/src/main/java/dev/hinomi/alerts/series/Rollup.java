package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Aggregates points into buckets aligned to the epoch; the bucket's start is the time of its point. */
final class Rollup {

    private Rollup() {}

    /**
     * The track in the buckets that the query asks for, if it does.
     *
     * @param step milliseconds between two points, for {@code .weighted()}
     */
    static Track apply(MetricQuery query, Track track, long step) {
        Optional<Modifier> rollup = query.modifier(Modifier.Kind.ROLLUP);
        long bucket = rollup.map(modifier -> modifier.seconds().orElse(0)).orElse(0) * 1000L;
        if (bucket == 0) {
            return track;
        }
        if (query.modifier(Modifier.Kind.WEIGHTED).isPresent()) {
            return apply("sum", bucket, track).map(sum -> sum * step / bucket);
        }
        return apply(rollup.flatMap(Modifier::word).orElse("avg"), bucket, track);
    }

    static Track apply(String word, long bucket, Track track) {
        NavigableMap<Long, List<Double>> buckets = new TreeMap<>();
        track.points()
                .forEach((time, value) -> buckets.computeIfAbsent(
                                time - Math.floorMod(time, bucket), start -> new ArrayList<>())
                        .add(value));
        NavigableMap<Long, Double> rolled = new TreeMap<>();
        buckets.forEach((start, values) -> rolled.put(start, Aggregation.of(word, values)));
        return new Track(rolled);
    }
}
