package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The calls that may stand behind each kind of search, and what they take (v1 OpenAPI schema {@code Monitor}, and the pages of
 * {@code monitors/types}).
 *
 * @param byName what each call takes
 * @param required the calls that must be there
 */
record ChainCalls(Map<String, Signature> byName, List<String> required) {

    private static final String METHODS = "count|cardinality|median|pc75|pc90|pc95|pc98|pc99|sum|min|max|avg";

    /** The calls that only monitors over cost have. */
    static final Set<String> COST = Set.of("current", "change", "anomaly", "forecast");

    static final ChainCalls CHECK = of(
            "",
            "over(text...)",
            "exclude(text...)",
            "by(text...)",
            "last(seconds)",
            "count_by_status()",
            "pct_by_status()");

    static final ChainCalls PROCESS =
            of("last", "over(text...)", "by(text...)", "rollup(count|avg|sum|min|max, text?)", "last(length)");

    static final ChainCalls FORMULA = of(
            "",
            "rollup(" + METHODS + ", text?)",
            "by(text...)",
            "last(length)",
            "current(length)",
            "change(relative|absolute, number?)",
            "anomaly(direction=above|below|both, threshold=number)",
            "forecast()");

    private static final ChainCalls SEARCH =
            of("last", "index(text)", "rollup(" + METHODS + ", text?)", "by(text...)", "last(length)");

    private static final ChainCalls ERROR_TRACKING = of(
            "last",
            "source(all|browser|mobile|backend)",
            "new()",
            "impact()",
            "rollup(" + METHODS + ", text?)",
            "by(text...)",
            "last(length)");

    static ChainCalls of(SearchMonitor.Source source) {
        return source == SearchMonitor.Source.ERROR_TRACKING ? ERROR_TRACKING : SEARCH;
    }

    static ChainCalls of(SloMonitor.Measure measure) {
        return measure == SloMonitor.Measure.BURN_RATE
                ? of("over long_window short_window", "over(length)", "long_window(length)", "short_window(length)")
                : of("over", "over(length)");
    }

    private static ChainCalls of(String required, String... signatures) {
        Map<String, Signature> byName = new TreeMap<>();
        Stream.of(signatures).map(Signature::of).forEach(signature -> byName.put(signature.name(), signature));
        return new ChainCalls(byName, required.isEmpty() ? List.of() : List.of(required.split(" ")));
    }
}
