package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.Sample;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counts of all rules over one kind of events. An event that may matter at once (one that is marked critical, or one that alone
 * crosses a threshold) wakes the evaluation; the thread that it happens on does nothing more for it. Thread-safe.
 */
final class Counters {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private final SearchMonitor.Source source;
    private final Set<String> told = new HashSet<>();
    private volatile Watched watched = new Watched(List.of(), Set.of(), Set.of());
    private volatile Runnable wake = Counters::wakeNobody;

    /**
     * What is looked for.
     *
     * @param counters what is counted
     * @param statuses the only statuses that matter; any does when empty
     * @param immediate the series of which one more event matters at once
     */
    private record Watched(List<EventCounter> counters, Set<String> statuses, Set<String> immediate) {}

    Counters(SearchMonitor.Source source) {
        this.source = source;
    }

    void follow(Collection<AlertRule> rules) {
        Map<String, EventCounter> known = new HashMap<>();
        watched.counters().forEach(counter -> known.put(counter.series(), counter));
        Map<String, EventCounter> counters = new LinkedHashMap<>();
        Set<String> immediate = new HashSet<>();
        for (AlertRule rule : rules) {
            if (rule.condition() instanceof Condition.Counted counted
                    && counted.query().source() == source) {
                String series = counted.query().series();
                EventCounter before = known.get(series);
                counters.computeIfAbsent(series, name -> before == null ? new EventCounter(counted.query()) : before);
                if (counted.isCrossedByOne()) {
                    immediate.add(series);
                }
            }
        }
        List<EventCounter> all = List.copyOf(counters.values());
        watched = new Watched(all, statuses(all), Set.copyOf(immediate));
    }

    private static Set<String> statuses(List<EventCounter> counters) {
        Set<String> statuses = new HashSet<>();
        for (EventCounter counter : counters) {
            if (counter.statuses().isEmpty()) {
                return Set.of();
            }
            statuses.addAll(counter.statuses());
        }
        return Set.copyOf(statuses);
    }

    void wakes(Runnable sleeper) {
        wake = sleeper;
    }

    boolean cares(String status) {
        Watched current = watched;
        return !current.counters().isEmpty()
                && (current.statuses().isEmpty() || current.statuses().contains(LogStatus.of(status)));
    }

    void count(SeenEvent event, boolean critical) {
        Watched current = watched;
        boolean urgent = false;
        for (EventCounter counter : current.counters()) {
            urgent |= isCounted(counter, event)
                    && (critical || current.immediate().contains(counter.series()));
        }
        if (urgent) {
            wake.run();
        }
    }

    /** A value of the application may throw when it is read; the application only told of it. */
    private static boolean isCounted(EventCounter counter, SeenEvent event) {
        try {
            return counter.count(event);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return false;
        }
    }

    Collection<Sample> sample(Set<String> series) {
        List<EventCounter> counters = watched.counters();
        counters.stream().filter(counter -> counter.refused() > 0).forEach(this::tellLimit);
        return counters.stream()
                .filter(counter -> series.contains(counter.series()))
                .flatMap(EventCounter::samples)
                .toList();
    }

    private void tellLimit(EventCounter counter) {
        if (told.add(counter.series())) {
            LOG.atWarn()
                    .addKeyValue("evt.name", "alert.limit")
                    .log(
                            "Not everything is evaluated: {} has more than {} groups; group by facets with fewer values",
                            counter.series(),
                            EventCounter.MOST_GROUPS);
        }
    }

    private static void wakeNobody() {}
}
