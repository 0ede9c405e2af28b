package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/** Functions that look at all groups at once. */
final class Groups {

    private Groups() {}

    /** How many groups have a value of this kind, at each time at which any has a point. */
    static Operand count(Operand.Grouped operand, DoublePredicate counted) {
        NavigableMap<Long, Double> counts = new TreeMap<>();
        operand.byGroup()
                .values()
                .forEach(track -> track.points()
                        .forEach((time, value) -> counts.merge(time, counted.test(value) ? 1.0 : 0.0, Double::sum)));
        return new Operand.Grouped(Map.of(Tags.NONE, new Track(counts)), Gap.NOTHING);
    }

    /** Without the groups in which some tag has no value. */
    static Operand withoutNull(Operand.Grouped operand) {
        Map<Tags, Track> kept = new HashMap<>(operand.byGroup());
        kept.keySet().removeIf(group -> group.all().stream().anyMatch(tag -> tag.endsWith(":n/a")));
        return new Operand.Grouped(kept, operand.gap());
    }

    /** Combines groups that are equal in these keys; those that lack one are left out. */
    static Operand aggregate(Operand.Grouped operand, String aggregation, List<String> keys) {
        Map<Tags, NavigableMap<Long, List<Double>>> values = new HashMap<>();
        operand.byGroup()
                .forEach((group, track) -> group.restrictedTo(keys).ifPresent(wider -> {
                    NavigableMap<Long, List<Double>> perTime = values.computeIfAbsent(wider, key -> new TreeMap<>());
                    track.points()
                            .forEach((time, value) -> perTime.computeIfAbsent(time, key -> new ArrayList<>())
                                    .add(value));
                }));
        Map<Tags, Track> combined = new HashMap<>();
        values.forEach((group, perTime) -> {
            NavigableMap<Long, Double> points = new TreeMap<>();
            perTime.forEach((time, several) -> points.put(time, Aggregation.of(aggregation, several)));
            combined.put(group, new Track(points));
        });
        return new Operand.Grouped(combined, operand.gap());
    }

    /** The groups with the greatest or the least measure; those without a point have none. */
    static Operand ranked(Operand.Grouped operand, boolean descending, int count, String measure) {
        Comparator<Map.Entry<Tags, Track>> byMeasure =
                Comparator.comparingDouble(entry -> measure(entry.getValue(), measure));
        Map<Tags, Track> kept = new HashMap<>();
        operand.byGroup().entrySet().stream()
                .filter(entry -> !entry.getValue().points().isEmpty())
                .sorted((descending ? byMeasure.reversed() : byMeasure)
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(count)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new Operand.Grouped(kept, operand.gap());
    }

    private static double measure(Track track, String measure) {
        Collection<Double> values = track.points().values();
        return switch (measure) {
            case "last" -> track.points().lastEntry().getValue();
            case "area" -> Aggregation.of("sum", values);
            default -> Aggregation.of(measure, values);
        };
    }

    /** The seconds since the time before, over the times of all groups. */
    static Operand intervals(Operand.Grouped operand) {
        TreeSet<Long> times = new TreeSet<>();
        operand.byGroup().values().forEach(track -> times.addAll(track.points().keySet()));
        NavigableMap<Long, Double> intervals = new TreeMap<>();
        Long before = null;
        for (Long time : times) {
            if (before != null) {
                intervals.put(time, (time - before) / 1000.0);
            }
            before = time;
        }
        return new Operand.Grouped(Map.of(Tags.NONE, new Track(intervals)), Gap.NOTHING);
    }
}
