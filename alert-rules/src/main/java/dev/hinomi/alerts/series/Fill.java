package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Modifier;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Puts points where a series has none but others do: the last one, zero, or on the line between its neighbours. */
final class Fill {

    private static final int DEFAULT_LIMIT_SECONDS = 300;

    private Fill() {}

    static Track apply(Modifier fill, Track track, SortedSet<Long> times) {
        long limit = fill.seconds().orElse(DEFAULT_LIMIT_SECONDS) * 1000L;
        NavigableMap<Long, Double> known = new TreeMap<>(track.points());
        SortedMap<Long, Double> filled = new TreeMap<>(known);
        for (Long time : times) {
            double value = between(fill.word().orElse("null"), known, time, limit);
            if (!known.containsKey(time) && Double.isFinite(value)) {
                filled.put(time, value);
            }
        }
        return new Track(filled);
    }

    private static double between(String method, NavigableMap<Long, Double> known, long time, long limit) {
        Map.Entry<Long, Double> before = known.floorEntry(time);
        if (method.equals("zero")) {
            return 0;
        }
        if (before == null || time - before.getKey() > limit) {
            return Double.NaN;
        }
        Map.Entry<Long, Double> after = known.ceilingEntry(time);
        return switch (method) {
            case "last" -> before.getValue();
            case "linear" -> after == null ? before.getValue() : onLine(before, after, time);
            default -> Double.NaN;
        };
    }

    private static double onLine(Map.Entry<Long, Double> before, Map.Entry<Long, Double> after, long time) {
        long span = after.getKey() - before.getKey();
        double share = span == 0 ? 0 : (double) (time - before.getKey()) / span;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
