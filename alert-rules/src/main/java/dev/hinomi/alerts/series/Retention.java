package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long points are kept: those of each series for as long as some query that reads it looks back. Immutable. */
public final class Retention {

    private final Map<String, List<Reader>> readers;
    private final Duration least;

    private record Reader(Scope scope, Duration history) {}

    private Retention(Map<String, List<Reader>> readers, Duration least) {
        this.readers = readers;
        this.least = least;
    }

    /** The same for every series. */
    public static Retention of(Duration duration) {
        return new Retention(Map.of(), duration);
    }

    /** What these queries need. */
    public static Retention of(Collection<MetricMonitor> queries) {
        Map<String, List<Reader>> readers = new HashMap<>();
        for (MetricMonitor monitor : queries) {
            for (MetricQuery query : monitor.queries()) {
                readers.computeIfAbsent(query.metric(), metric -> new ArrayList<>())
                        .add(new Reader(query.scope(), monitor.history()));
            }
        }
        return new Retention(readers, Duration.ZERO);
    }

    /** For this series. */
    Duration of(SeriesKey series) {
        return longest(readers.getOrDefault(series.metric(), List.of()).stream()
                .filter(reader -> reader.scope().matches(series.tags())));
    }

    /** For the series that is kept longest. */
    Duration longest() {
        return longest(readers.values().stream().flatMap(List::stream));
    }

    private Duration longest(Stream<Reader> some) {
        return some.map(Reader::history).max(Duration::compareTo).orElse(least);
    }
}
