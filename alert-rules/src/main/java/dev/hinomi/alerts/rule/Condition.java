package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.MetricMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a rule watches. */
public sealed interface Condition {

    /** The condition as people write it. */
    String text();

    /** The names of all metrics in it. */
    Set<String> metrics();

    /** Every query in it, the one that decides first. */
    List<MetricMonitor> queries();

    /** When it fires, warns and recovers. */
    Thresholds thresholds();

    /** How far back it looks. */
    default Duration window() {
        return queries().stream()
                .map(query -> query.reducer().window().duration())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * A query against thresholds.
     *
     * @param query what is measured; one that this process can evaluate
     * @param thresholds when it fires, warns and recovers
     */
    record Measured(MetricMonitor query, Thresholds thresholds) implements Condition {
        @Override
        public String text() {
            return query.canonical();
        }

        @Override
        public Set<String> metrics() {
            return query.metrics();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of(query);
        }
    }
}
