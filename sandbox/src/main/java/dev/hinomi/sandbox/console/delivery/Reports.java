package dev.hinomi.sandbox.console.delivery;

import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one sender has reported step by step. Counts are of one step each, queues are as they were at its end. Not thread-safe. */
final class Reports {
    static final String PREFIX = "hinomi.delivery.";
    static final String SUPPRESSED = "hinomi.logs.suppressed";

    private final Map<String, NavigableMap<Long, Long>> steps = new TreeMap<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private long interval;

    static boolean isOne(String metric) {
        return metric.startsWith(PREFIX) || metric.equals(SUPPRESSED);
    }

    void add(Series series) {
        String name = series.metric().equals(SUPPRESSED)
                ? SUPPRESSED
                : series.metric().substring(PREFIX.length());
        NavigableMap<Long, Long> merged = steps.computeIfAbsent(name, metric -> new TreeMap<>());
        for (Point point : series.points()) {
            merged.merge(point.epochSecond(), Math.round(point.value()), Long::sum);
        }
        if (name.equals("dropped")) {
            long sum = series.points().stream()
                    .mapToLong(point -> Math.round(point.value()))
                    .sum();
            dropped.merge(Sender.tag("reason", series.key()), sum, Long::sum);
        }
        interval = Math.max(interval, series.interval());
    }

    /** A count since the first report kept. */
    long total(String name) {
        return of(name).values().stream().mapToLong(Long::longValue).sum();
    }

    /** A gauge in the last report. */
    long latest(String name) {
        return of(name).isEmpty() ? 0 : of(name).lastEntry().getValue();
    }

    /** What was given up since the first report kept, by reason; reasons without any are absent. */
    Map<String, Long> dropped() {
        Map<String, Long> reasons = new TreeMap<>(dropped);
        reasons.values().removeIf(count -> count == 0);
        return reasons;
    }

    /** What was accepted and is neither sent nor queued nor dropped; 0 when the books balance. */
    long unaccounted() {
        return total("accepted") - total("sent") - total("dropped") - latest("queued") + before();
    }

    /** What already waited when the first report kept was about to be made: 0 unless older ones are gone. */
    long before() {
        if (of("queued").isEmpty()) {
            return 0;
        }
        long first = of("queued").firstKey();
        long waiting = at("queued", first) - at("accepted", first) + at("sent", first) + at("dropped", first);
        return Math.max(0, waiting);
    }

    /** When the last report was made. */
    Instant heard() {
        return Instant.ofEpochSecond(steps.values().stream()
                .filter(points -> !points.isEmpty())
                .mapToLong(NavigableMap::lastKey)
                .max()
                .orElse(0));
    }

    /** The seconds between two reports; 0 when not said. */
    long interval() {
        return interval;
    }

    private long at(String name, long second) {
        return of(name).getOrDefault(second, 0L);
    }

    private NavigableMap<Long, Long> of(String name) {
        return steps.getOrDefault(name, new TreeMap<>());
    }
}
