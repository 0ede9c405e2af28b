package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the points of the window become one value. */
public enum TimeAggregator {
    /** Their mean. */
    AVG,
    /** Their sum. */
    SUM,
    /** The least. */
    MIN,
    /** The greatest. */
    MAX,
    /** The latest. */
    LAST,
    /** A percentile, over distributions alone: only Datadog holds those. */
    PERCENTILE;

    /** The word in a query. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TimeAggregator> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TimeAggregator::word).toList();
    }
}
