package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The end of a monitor's query, which a rule writes as its threshold instead.
 *
 * @param comparator how the value is compared
 * @param threshold with what
 */
public record Comparison(Comparator comparator, BigDecimal threshold) implements Ending {

    @Override
    public String canonical() {
        return comparator.symbol() + " " + threshold.toPlainString();
    }

    /** How a value is compared with a threshold. */
    public enum Comparator {
        /** Less or equal. */
        AT_MOST("<="),
        /** Greater or equal. */
        AT_LEAST(">="),
        /** Equal. */
        EQUAL("=="),
        /** Not equal. */
        DIFFERENT("!="),
        /** Strictly less. */
        BELOW("<"),
        /** Strictly greater. */
        ABOVE(">");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        /** The symbol in a query. */
        public String symbol() {
            return symbol;
        }

        /** Whether the value lies on the side that this names. */
        public boolean test(double value, double threshold) {
            return switch (this) {
                case AT_MOST -> value <= threshold;
                case AT_LEAST -> value >= threshold;
                case EQUAL -> value == threshold;
                case DIFFERENT -> value != threshold;
                case BELOW -> value < threshold;
                case ABOVE -> value > threshold;
            };
        }

        /** The comparator that the text starts with; the longer symbol wins. */
        public static Optional<Comparator> leading(String text) {
            return Arrays.stream(values())
                    .filter(comparator -> text.startsWith(comparator.symbol))
                    .findFirst();
        }
    }
}
