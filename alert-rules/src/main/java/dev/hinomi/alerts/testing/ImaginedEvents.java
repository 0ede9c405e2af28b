package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.backtest.RecordedSeries;
import dev.hinomi.alerts.logs.ImaginedEvent;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.alerts.spec.TestCase;
import dev.hinomi.alerts.spec.TestEvents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules count of imagined events, by the searches that a process counts by. */
final class ImaginedEvents {

    private final TestCase.Clock clock;
    private final List<TestEvents> events;

    ImaginedEvents(TestCase.Clock clock, List<TestEvents> events) {
        this.clock = clock;
        this.events = events;
    }

    /** Rules with the same search and groups share a series, as they do in a process. */
    void record(Collection<AlertRule> rules, History history) {
        Map<String, SearchMonitor> queries = new HashMap<>();
        for (AlertRule rule : rules) {
            if (rule.condition() instanceof Condition.Counted counted) {
                queries.put(counted.query().series(), counted.query());
            }
        }
        queries.values().forEach(query -> record(query, history));
    }

    private void record(SearchMonitor query, History history) {
        if (query.by().isEmpty()) {
            history.total(new SeriesKey(query.series(), Tags.NONE));
        }
        counts(query).forEach((group, counts) -> {
            RecordedSeries series = history.total(new SeriesKey(query.series(), group));
            counts.forEach(series::add);
        });
    }

    /** How many were found in each group, by their times. */
    private Map<Tags, SortedMap<Long, Double>> counts(SearchMonitor query) {
        Map<Tags, SortedMap<Long, Double>> counts = new HashMap<>();
        for (TestEvents one : events) {
            Optional<Tags> group =
                    one.source() == query.source() ? new ImaginedEvent(one.says()).countedBy(query) : Optional.empty();
            group.ifPresent(found -> add(one, counts.computeIfAbsent(found, key -> new TreeMap<>())));
        }
        return counts;
    }

    private void add(TestEvents events, SortedMap<Long, Double> counts) {
        long interval = clock.interval().toMillis();
        for (int index = 0; index < events.values().size(); index++) {
            double count = events.values().get(index).orElse(0);
            if (count > 0) {
                counts.merge(clock.start().toEpochMilli() + index * interval, count, Double::sum);
            }
        }
    }
}
