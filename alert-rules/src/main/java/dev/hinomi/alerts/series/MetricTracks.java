package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The points of one metric query in a window: each series aggregated over time, then filled, then combined per group.
 * A point belongs to the window when it is later than the window's start and not later than its end.
 */
final class MetricTracks {

    private final SeriesStore store;
    private final long start;
    private final long end;
    private boolean metSeries;
    private boolean metPoints;

    MetricTracks(SeriesStore store, long start, long end) {
        this.store = store;
        this.start = start;
        this.end = end;
    }

    /** One track per group; a group whose series have no point in the window has an empty one. */
    Map<Tags, Track> of(MetricQuery query) {
        Map<Tags, List<Track>> groups = new HashMap<>();
        SortedSet<Long> times = new TreeSet<>();
        store.of(query.metric())
                .filter(series -> query.scope().matches(series.key().tags()))
                .forEach(series -> series.key().tags().restrictedTo(query.by()).ifPresent(group -> {
                    Track track = points(series, query);
                    metSeries = true;
                    metPoints |= !track.points().isEmpty();
                    times.addAll(track.points().keySet());
                    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(track);
                }));
        Map<Tags, Track> combined = new HashMap<>();
        groups.forEach((group, tracks) -> combined.put(group, combine(query, tracks, times)));
        return combined;
    }

    long end() {
        return end;
    }

    /** Why an evaluation over what was read so far has no result. */
    Measurement.Reason absence() {
        if (metPoints) {
            return Measurement.Reason.UNDEFINED;
        }
        return metSeries ? Measurement.Reason.EMPTY_WINDOW : Measurement.Reason.NO_SERIES;
    }

    private Track points(Series series, MetricQuery query) {
        PointRing ring = series.points();
        boolean perSecond =
                series.isCount() && query.modifier(Modifier.Kind.AS_RATE).isPresent();
        SortedMap<Long, Double> points = new TreeMap<>();
        for (int index = ring.firstWhere(time -> time > start);
                index < ring.size() && ring.time(index) <= end;
                index++) {
            double seconds = perSecond ? interval(ring, index) / 1000.0 : 1;
            points.put(ring.time(index), ring.value(index) / seconds);
        }
        Track track = new Track(points);
        return query.modifier(Modifier.Kind.ROLLUP)
                .map(rollup -> Rollup.apply(rollup, track).after(start))
                .orElse(track);
    }

    private double interval(PointRing ring, int index) {
        return index == 0 ? store.step().toMillis() : ring.time(index) - ring.time(index - 1);
    }

    private static Track combine(MetricQuery query, List<Track> tracks, SortedSet<Long> times) {
        TimeAggregator aggregator =
                TimeAggregator.valueOf(query.spaceAggregator().orElse("avg").toUpperCase(Locale.ROOT));
        SortedMap<Long, List<Double>> perTime = new TreeMap<>();
        for (Track track : tracks) {
            Track filled = query.modifier(Modifier.Kind.FILL)
                    .map(fill -> Fill.apply(fill, track, times))
                    .orElse(track);
            filled.points()
                    .forEach((time, value) -> perTime.computeIfAbsent(time, key -> new ArrayList<>())
                            .add(value));
        }
        SortedMap<Long, Double> combined = new TreeMap<>();
        perTime.forEach((time, values) ->
                combined.put(time, Track.reduce(aggregator, values).orElseThrow()));
        return new Track(combined);
    }
}
