package dev.hinomi.alerts.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The functions that Datadog documents for metric queries (documentation, {@code dashboards/functions} and
 * {@code monitors/types}), what they take, and where they can be evaluated.
 */
final class KnownFunctions {

    private static final Map<String, Known> BY_NAME = new TreeMap<>();
    private static final String MEASURES = "max|mean|min|sum|last|l2norm|area";
    private static final String SEASONS = "hourly|daily|weekly";

    /** What is evaluated exactly here, given a word for what must be known. */
    private static final String EXACT = "";

    static {
        all(
                EXACT,
                "abs default_zero exclude_null log2 log10 count_nonzero count_nonzero_finite count_not_null",
                "query");
        all(EXACT, "hour_before day_before week_before month_before throughput", "query");
        all(EXACT, "median_3 median_5 median_7 median_9", "query");
        all(EXACT, "diff derivative monotonic_diff", "query");
        all(EXACT, "is_greater is_less clamp_min clamp_max cutoff_min cutoff_max default timeshift", "query, number");
        all(EXACT, "is_between", "query, number, number");
        all(EXACT, "min max minimum maximum", "query, query");
        all(EXACT, "calendar_shift", "query, text, text");
        all(EXACT, "top", "query, 5|10|25|50|100, " + MEASURES + ", asc|desc");
        all(EXACT, "rollup", "query, avg|sum|min|max|count|stddev|p95, seconds");
        all(EXACT, "sum avg min max", "query, keys");
        all("whether it divides by n or by n - 1 is not documented", "stddev", "query, keys");
        all(EXACT, "percentile", "query, p95, keys");
        Stream.of("top", "bottom").forEach(KnownFunctions::ranks);

        all("what it does when a counter falls is not documented", "per_second per_minute per_hour", "query");
        all("its weights are not documented", "ewma_3 ewma_5 ewma_7 ewma_10 ewma_20", "query");
        all(
                "where its window lies is not documented",
                "rollingavg_5 rollingavg_13 rollingavg_21 rollingavg_29",
                "query");
        all(
                "which points it looks back to is not documented",
                "moving_rollup",
                "query, seconds, avg|sum|min|max|count|median|stddev|p95");
        all("from where it adds up is not documented", "cumsum integral", "query");
        all("over which points it draws its line is not documented", "trend_line", "query");
        all("how it combines groups is not documented", "dt", "query");

        known(Evaluability.Place.FLEET, "its algorithm is Datadog's own", "robust_trend", "query");
        known(Evaluability.Place.FLEET, "its algorithm is Datadog's own", "piecewise_constant", "query");
        String own = "its model is Datadog's own and needs weeks of points";
        known(
                Evaluability.Place.DATADOG,
                own,
                "anomalies",
                "query, basic|agile|robust|adaptive, number, direction=above|below|both,"
                        + " alert_window=text, interval=seconds, count_default_zero=true|false, seasonality=" + SEASONS
                        + ", timezone=text");
        known(
                Evaluability.Place.DATADOG,
                "its clusters are Datadog's own",
                "outliers",
                "query, dbscan|DBSCAN|mad|MAD|scaleddbscan|scaledDBSCAN|scaledmad|scaledMAD, number, number?");
        known(
                Evaluability.Place.DATADOG,
                own,
                "forecast",
                "query, linear|seasonal, number, interval=seconds,"
                        + " history=text, model=default|simple|reactive, seasonality=" + SEASONS + ", timezone=text");
    }

    private KnownFunctions() {}

    /**
     * @param signatures what it takes; one of them must fit
     * @param place where it can be evaluated
     * @param why why not exactly here; empty when it can be
     */
    record Known(List<Signature> signatures, Evaluability.Place place, String why) {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The function of this name, which must be one of {@link #names()}. */
    static Known of(String name) {
        Known known = BY_NAME.get(name);
        if (known == null) {
            throw new IllegalArgumentException("the function must be one of Datadog's but was " + name);
        }
        return known;
    }

    private static void all(String why, String names, String parameters) {
        for (String name : names.split(" ", -1)) {
            known(Evaluability.Place.PROCESS, why, name, parameters);
        }
    }

    private static void known(Evaluability.Place place, String why, String name, String parameters) {
        BY_NAME.computeIfAbsent(name, key -> new Known(new ArrayList<>(), place, why))
                .signatures()
                .add(Signature.of(name + "(" + parameters + ")"));
    }

    private static void ranks(String direction) {
        for (int count : new int[] {5, 10, 15, 20}) {
            for (String measure : List.of("mean", "min", "max", "last", "l2norm")) {
                all(EXACT, direction + count + "_" + measure, "query");
            }
            all("how it measures the area is not documented", direction + count + "_area", "query");
        }
    }
}
