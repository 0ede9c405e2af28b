package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.QuerySyntaxException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * A service level objective: what share of all that was counted must be good.
 *
 * @param target the share, between 0 and 1
 * @param errors what share was bad, as arithmetic over {@code .as_count()}
 */
public record Objective(BigDecimal target, String errors) {

    /** Refuses a target that leaves no budget or needs none. */
    public Objective {
        if (target.signum() <= 0 || target.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a target must lie between 0% and 100%, such as 99.9%, but was "
                    + target.movePointRight(2).toPlainString() + "%");
        }
    }

    /** So much of the total must be good. */
    public static Objective ofGood(BigDecimal target, String good, String total) {
        return new Objective(target, "1 - (" + good + ") / (" + total + ")");
    }

    /** So much of the total must not be bad. */
    public static Objective ofBad(BigDecimal target, String bad, String total) {
        return new Objective(target, "(" + bad + ") / (" + total + ")");
    }

    /** What share may be bad. */
    public BigDecimal budget() {
        return BigDecimal.ONE.subtract(target);
    }

    /** The fastest that a budget can burn: everything is bad. */
    public BigDecimal fastest() {
        return BigDecimal.ONE.divide(budget(), MathContext.DECIMAL64);
    }

    /** How many times as fast as allowed the budget burns when this share is bad. */
    public BigDecimal burn(double bad) {
        return BigDecimal.valueOf(bad).divide(budget(), MathContext.DECIMAL64);
    }

    /** What share must be bad for the budget to burn so many times as fast as allowed. */
    public BigDecimal share(BigDecimal burn) {
        return burn.multiply(budget());
    }

    /**
     * The share that was bad in a window.
     *
     * @throws QuerySyntaxException when the counts are no query
     * @throws IllegalArgumentException when they do not count
     */
    public MetricMonitor errorsOver(Duration window) {
        Monitor monitor = Monitor.parse("sum(last_" + written(window) + "):" + errors);
        if (!(monitor instanceof MetricMonitor metrics) || !metrics.sumsBeforeArithmetic()) {
            throw new IllegalArgumentException(
                    "good, bad and total must be counts such as sum:http.server.requests.count{*}.as_count(), but were "
                            + errors);
        }
        return metrics;
    }

    private static String written(Duration window) {
        if (window.toSecondsPart() != 0 || window.isZero()) {
            throw new IllegalArgumentException("a window must be whole minutes but was " + window);
        }
        if (window.toMinutesPart() != 0) {
            return window.toMinutes() + "m";
        }
        return window.toHoursPart() != 0 ? window.toHours() + "h" : window.toDays() + "d";
    }
}
