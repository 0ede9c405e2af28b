package dev.hinomi.alerts.query;

import java.util.Optional;

/** What may stand at the end of a monitor's query: a comparison with a number, or with what the monitor's options say. */
public sealed interface Ending permits Comparison, Ending.WithOptions {

    /** How the value is compared. */
    Comparison.Comparator comparator();

    /** The ending as written in a query. */
    String canonical();

    /**
     * {@code > threshold}: the threshold is a query of its own in the monitor's options ({@code critical_query}).
     *
     * @param comparator how the value is compared
     */
    record WithOptions(Comparison.Comparator comparator) implements Ending {

        /** The word that stands in place of the number. */
        static final String KEYWORD = "threshold";

        @Override
        public String canonical() {
            return comparator.symbol() + " " + KEYWORD;
        }
    }

    /** The ending with a blank before it, or nothing. */
    static String canonical(Optional<Ending> ending) {
        return ending.map(end -> " " + end.canonical()).orElse("");
    }
}
