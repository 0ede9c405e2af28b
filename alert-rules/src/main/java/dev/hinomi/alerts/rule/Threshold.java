package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.Comparison;
import dev.hinomi.alerts.query.Comparison.Comparator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit and the side of it that counts, such as {@code > 5%} or {@code < 1}.
 *
 * @param comparator the side
 * @param value the limit; a percentage is held as its share of one
 * @param unit how people write the limit and the values compared with it
 */
public record Threshold(Comparator comparator, BigDecimal value, Unit unit) {

    private static final Pattern FORM = Pattern.compile("\\s*(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)\\s*(%?)\\s*");

    /**
     * Reads a threshold: one of {@code < <= > >=}, a number, and possibly {@code %}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Threshold of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a threshold must be <, <=, > or >= with a number, such as \"> 5%\" or"
                    + " \"< 1\", but was \"" + text + "\"");
        }
        Comparator comparator = Comparator.leading(matcher.group(1)).orElseThrow();
        BigDecimal written = new BigDecimal(matcher.group(2));
        return matcher.group(3).isEmpty()
                ? new Threshold(comparator, written, Unit.PLAIN)
                : new Threshold(comparator, written.movePointLeft(2), Unit.PERCENT);
    }

    /** The comparison at the end of a query, as a threshold. */
    public static Threshold from(Comparison comparison) {
        return new Threshold(comparison.comparator(), comparison.threshold(), Unit.PLAIN);
    }

    /** Whether the value lies on the side that counts. */
    public boolean isCrossedBy(double measured) {
        return comparator.test(measured, value.doubleValue());
    }

    /** The other side of it, as Datadog compares with a recovery threshold. */
    public Comparator recovery() {
        return switch (comparator) {
            case ABOVE -> Comparator.AT_MOST;
            case AT_LEAST -> Comparator.BELOW;
            case BELOW -> Comparator.AT_LEAST;
            case AT_MOST -> Comparator.ABOVE;
            case EQUAL -> Comparator.DIFFERENT;
            case DIFFERENT -> Comparator.EQUAL;
        };
    }

    /** Whether greater values are on the side that counts. */
    public boolean isUpper() {
        return comparator == Comparator.ABOVE || comparator == Comparator.AT_LEAST;
    }

    /** A measured value as people write it next to this threshold: at most four significant digits. */
    public String format(double measured) {
        if (!Double.isFinite(measured)) {
            return Double.toString(measured);
        }
        if (unit == Unit.LEVEL) {
            return measured >= 2 ? "critical" : measured >= 1 ? "warning" : "healthy";
        }
        BigDecimal shown =
                unit == Unit.PERCENT ? BigDecimal.valueOf(measured).movePointRight(2) : BigDecimal.valueOf(measured);
        boolean whole = shown.stripTrailingZeros().scale() <= 0 && shown.precision() - shown.scale() <= 15;
        BigDecimal rounded = whole ? shown : shown.round(new MathContext(4));
        String digits =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return digits + unit.symbol;
    }

    /** The threshold as written in a rule file. */
    @Override
    public String toString() {
        if (unit == Unit.LEVEL) {
            return comparator.symbol() + " " + format(value.doubleValue());
        }
        BigDecimal shown = unit == Unit.PERCENT ? value.movePointRight(2) : value;
        return comparator.symbol() + " " + shown.toPlainString() + unit.symbol;
    }

    /** How a number is written for people. */
    public enum Unit {
        /** As it is. */
        PLAIN(""),
        /** In hundredths. */
        PERCENT("%"),
        /** 2 critical, 1 warning, 0 healthy. */
        LEVEL("");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }
    }
}
