package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.LookBack;
import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.query.Tags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The points of one metric query in a window: each series aggregated over time, then filled, then combined per group.
 * A point belongs to the window when it is later than the window's start and not later than its end; what fills a gap may
 * stand before it, and whoever takes a result cuts it at the window's start.
 */
final class MetricTracks {

    private final SeriesStore store;
    private final long start;
    private final long end;
    private final Presence presence;

    MetricTracks(SeriesStore store, long start, long end) {
        this(store, start, end, new Presence());
    }

    private MetricTracks(SeriesStore store, long start, long end, Presence presence) {
        this.store = store;
        this.start = start;
        this.end = end;
        this.presence = presence;
    }

    /** The same window earlier. */
    MetricTracks earlier(long milliseconds) {
        return new MetricTracks(store, start - milliseconds, end - milliseconds, presence);
    }

    /** A window that begins earlier. */
    MetricTracks longer(long milliseconds) {
        return new MetricTracks(store, start - milliseconds, end, presence);
    }

    /** One track per group; a group whose series have no point in the window has an empty one. */
    Operand.Grouped of(MetricQuery query) {
        return of(query, track -> track);
    }

    /**
     * @param perSeries what is done with each series before it is filled and combined
     */
    Operand.Grouped of(MetricQuery query, UnaryOperator<Track> perSeries) {
        long from = start - query.accept(new LookBack()).toMillis();
        Map<Tags, List<Track>> groups = new HashMap<>();
        boolean[] counts = {false};
        store.of(query.metric()).all().stream()
                .filter(series -> query.scope().matches(series.key().tags()))
                .forEach(series -> series.key().tags().restrictedTo(query.by()).ifPresent(group -> {
                    Track track = perSeries.apply(points(series, query, from));
                    presence.metSeries = true;
                    presence.metPoints |= !track.after(start).points().isEmpty();
                    counts[0] |= series.isCount();
                    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(track);
                }));
        boolean interpolates = !counts[0] && !isCounted(query);
        boolean filled = query.modifier(Modifier.Kind.FILL).isPresent();
        NavigableSet<Long> filledAt =
                filled ? times(groups.values().stream().flatMap(List::stream)) : Collections.emptyNavigableSet();
        Map<Tags, Track> combined = new HashMap<>();
        groups.forEach((group, tracks) -> combined.put(group, combine(query, tracks, filledAt, interpolates)));
        return new Operand.Grouped(combined, gap(query, interpolates));
    }

    private static boolean isCounted(MetricQuery query) {
        return query.modifier(Modifier.Kind.AS_COUNT)
                .or(() -> query.modifier(Modifier.Kind.AS_RATE))
                .isPresent();
    }

    /** In arithmetic counts are zero where they have no point, as Datadog documents; a bare gauge is nothing. */
    private static Gap gap(MetricQuery query, boolean interpolates) {
        return query.modifier(Modifier.Kind.FILL).map(Gap::of).orElseGet(() -> {
            if (isCounted(query)) {
                return Gap.ZERO;
            }
            return interpolates ? Gap.OF_GAUGE : Gap.NOTHING;
        });
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Why an evaluation over what was read so far has no result. */
    Measurement.Reason absence() {
        if (presence.metPoints) {
            return Measurement.Reason.UNDEFINED;
        }
        return presence.metSeries ? Measurement.Reason.EMPTY_WINDOW : Measurement.Reason.NO_SERIES;
    }

    private Track points(Series series, MetricQuery query, long from) {
        Timeline timeline = store.timeline();
        ValueRing values = series.values();
        boolean perSecond =
                series.isCount() && query.modifier(Modifier.Kind.AS_RATE).isPresent();
        NavigableMap<Long, Double> points = new TreeMap<>();
        long step = Math.max(timeline.after(from), values.first());
        for (; step < values.end() && timeline.time(step) <= end; step++) {
            double value = values.get(step);
            if (!Double.isNaN(value)) {
                points.put(timeline.time(step), perSecond ? value / seconds(series, step) : value);
            }
        }
        Track track = Rollup.apply(query, new Track(points), store.step().toMillis());
        return track.after(from);
    }

    /** Since the point before; the first one stands for a step. */
    private double seconds(Series series, long step) {
        long before = series.before(step);
        Timeline timeline = store.timeline();
        long milliseconds =
                before == Timeline.NONE ? store.step().toMillis() : timeline.time(step) - timeline.time(before);
        return milliseconds / 1000.0;
    }

    /** A gauge that has no point where another of its group has one is interpolated; {@code .fill} replaces that. */
    private static Track combine(
            MetricQuery query, List<Track> tracks, NavigableSet<Long> filledAt, boolean interpolates) {
        Gap gap = query.modifier(Modifier.Kind.FILL).map(Gap::of).orElse(interpolates ? Gap.INTERPOLATED : Gap.NOTHING);
        boolean filled = query.modifier(Modifier.Kind.FILL).isPresent();
        if (tracks.size() == 1 && !filled) {
            return tracks.get(0);
        }
        NavigableSet<Long> wanted = filled ? filledAt : times(tracks.stream());
        NavigableMap<Long, List<Double>> perTime = new TreeMap<>();
        for (Track track : tracks) {
            track.filled(gap, wanted)
                    .points()
                    .forEach((time, value) -> perTime.computeIfAbsent(time, key -> new ArrayList<>())
                            .add(value));
        }
        String aggregator = query.spaceAggregator().orElse("avg");
        NavigableMap<Long, Double> combined = new TreeMap<>();
        perTime.forEach((time, values) -> combined.put(time, Aggregation.of(aggregator, values)));
        return new Track(combined);
    }

    private static NavigableSet<Long> times(Stream<Track> tracks) {
        TreeSet<Long> times = new TreeSet<>();
        tracks.forEach(track -> times.addAll(track.points().keySet()));
        return times;
    }

    /** What was met while reading; shared by all windows of one evaluation. */
    private static final class Presence {
        private boolean metSeries;
        private boolean metPoints;
    }
}
