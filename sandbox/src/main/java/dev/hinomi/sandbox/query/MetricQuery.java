package dev.hinomi.sandbox.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of a query.
 *
 * @param text the part of the query it was read from
 * @param space how the series of one group become one
 * @param metric the metric's name
 * @param scope which series
 * @param groupBy the tag keys that make the groups
 * @param reading how counts are read
 * @param rollup how points become buckets, or null for the default
 */
record MetricQuery(
        String text,
        Aggregator space,
        String metric,
        Scope scope,
        List<String> groupBy,
        Reading reading,
        @Nullable Rollup rollup) {

    MetricQuery {
        groupBy = List.copyOf(groupBy);
    }

    /** How the points of counts and rates are read. */
    enum Reading {
        AS_IS,
        AS_COUNT,
        AS_RATE
    }

    /** How the points of one series become buckets. */
    record Rollup(Aggregator time, int seconds) {}
}
