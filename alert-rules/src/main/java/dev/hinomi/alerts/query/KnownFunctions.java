package dev.hinomi.alerts.query;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that Datadog documents for metric queries (documentation, {@code dashboards/functions}). */
final class KnownFunctions {

    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(
                            "abs log2 log10 cumsum integral min max minimum maximum is_greater is_less is_between",
                            "per_second per_minute per_hour derivative diff monotonic_diff throughput dt",
                            "count_nonzero count_nonzero_finite count_not_null exclude_null clamp_min clamp_max",
                            "cutoff_min cutoff_max default_zero default top ewma_3 ewma_5 ewma_7 ewma_10 ewma_20",
                            "median_3 median_5 median_7 median_9 rollingavg_5 rollingavg_13 rollingavg_21",
                            "rollingavg_29 moving_rollup timeshift hour_before day_before week_before month_before",
                            "calendar_shift trend_line robust_trend piecewise_constant rollup sum avg stddev",
                            "percentile anomalies outliers forecast"),
                    Stream.of("top", "bottom").flatMap(KnownFunctions::ranks))
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toCollection(TreeSet::new));

    private KnownFunctions() {}

    static Set<String> names() {
        return NAMES;
    }

    private static Stream<String> ranks(String direction) {
        return Stream.of(5, 10, 15, 20)
                .flatMap(count -> Stream.of("mean", "min", "max", "last", "area", "l2norm")
                        .map(measure -> direction + count + "_" + measure));
    }
}
