package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.Optional;

/**
 * How a series becomes one value: an aggregation over a window, possibly of the change against an earlier time.
 *
 * @param aggregator how the points become one value
 * @param window which points
 * @param change what is compared with earlier, if anything
 * @param span from the first word to before the colon
 */
public record Reducer(TimeAggregator aggregator, Window window, Optional<Change> change, Span span) {

    /** The reducer as written in a query, without the colon. */
    public String canonical() {
        String inner = aggregator.word() + "(" + window.canonical() + ")";
        return change.map(kind ->
                        kind.unit().function + "(" + inner + "," + kind.shift().canonical() + ")")
                .orElse(inner);
    }

    /** How far back its points reach: the window, and the shift of a change. */
    public Duration history() {
        return window.duration()
                .plus(change.map(kind -> kind.shift().duration()).orElse(Duration.ZERO));
    }

    /**
     * The difference between now and earlier, point by point.
     *
     * @param unit in what it is measured
     * @param shift how much earlier
     */
    public record Change(Unit unit, Window shift) {}

    /** In what a change is measured. */
    public enum Unit {
        /** In the metric's own unit: now - earlier. */
        ABSOLUTE("change"),
        /** In percent of the earlier value: (now - earlier) / earlier * 100. */
        PERCENT("pct_change");

        private final String function;

        Unit(String function) {
            this.function = function;
        }

        String function() {
            return function;
        }
    }
}
