package dev.hinomi.sandbox.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exact counts at one moment.
 *
 * @param counts what was received since the start or the last clear
 * @param kept what of it is still in memory, by kind
 * @param evicted what made room for newer things, by kind
 * @param logsWithTrace how many of the kept log entries carry a trace id
 * @param logsWithKnownTrace how many of those name a trace of which a span was received
 */
public record Stats(
        Map<Counter, Long> counts,
        Map<String, Long> kept,
        Map<String, Long> evicted,
        long logsWithTrace,
        long logsWithKnownTrace) {

    /** Keeps its own copies. */
    public Stats {
        counts = Map.copyOf(counts);
        kept = Map.copyOf(kept);
        evicted = Map.copyOf(evicted);
    }

    /**
     * Counts what a store has.
     *
     * @param store the store
     * @return its counts now
     */
    public static Stats of(Store store) {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, store.counters().get(counter));
        }
        List<TraceId> ids = store.logs().all().stream()
                .map(LogEntry::traceId)
                .<TraceId>mapMulti((id, found) -> {
                    if (id != null) {
                        found.accept(id);
                    }
                })
                .toList();
        long known = ids.stream().filter(store.traces()::contains).count();
        return new Stats(counts, kept(store), evicted(store), ids.size(), known);
    }

    private static Map<String, Long> kept(Store store) {
        Map<String, Long> kept = new TreeMap<>();
        kept.put("logs", (long) store.logs().size());
        kept.put("series", (long) store.metrics().size());
        kept.put("traces", (long) store.traces().size());
        kept.put("spans", (long) store.traces().spans());
        kept.put("slack_messages", (long) store.slack().size());
        kept.put("events", (long) store.events().size());
        kept.put("problems", (long) store.problems().size());
        kept.put("requests", (long) store.exchanges().size());
        return kept;
    }

    private static Map<String, Long> evicted(Store store) {
        Map<String, Long> evicted = new TreeMap<>();
        evicted.put("logs", store.logs().evicted());
        evicted.put("points", store.metrics().evicted());
        evicted.put("spans", store.traces().evicted());
        evicted.put("slack_messages", store.slack().evicted());
        evicted.put("events", store.events().evicted());
        evicted.put("problems", store.problems().evicted());
        evicted.put("requests", store.exchanges().evicted());
        return evicted;
    }
}
