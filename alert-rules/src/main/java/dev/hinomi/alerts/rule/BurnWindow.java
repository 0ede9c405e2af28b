package dev.hinomi.alerts.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How fast an error budget may burn: an incident when it burnt faster than {@code burn} over the long window, and still does over
 * the short one.
 *
 * @param severity how bad that is
 * @param burn how many times as fast as the budget allows over the whole period
 * @param over the long window
 * @param and the short window
 */
public record BurnWindow(Severity severity, BigDecimal burn, Duration over, Duration and) {

    /** Shares of the budget in percent, as Datadog's burn rate page and Google's SRE workbook give them, by days. */
    private static final Map<Long, List<Share>> USUAL = Map.of(
            7L,
            List.of(share(Severity.CRITICAL, 10, 1), share(Severity.CRITICAL, 20, 6), share(Severity.WARNING, 40, 24)),
            30L,
            List.of(
                    share(Severity.CRITICAL, 2, 1),
                    share(Severity.CRITICAL, 5, 6),
                    share(Severity.WARNING, 10, 24),
                    share(Severity.WARNING, 10, 72)),
            90L,
            List.of(share(Severity.CRITICAL, 1, 1), share(Severity.CRITICAL, 3, 6), share(Severity.WARNING, 5, 24)));

    private record Share(Severity severity, long percent, long hours) {}

    /** Refuses a rate of zero and a short window that is not shorter. */
    public BurnWindow {
        if (burn.signum() <= 0) {
            throw new IllegalArgumentException("a burn rate must be greater than 0 but was " + burn.toPlainString());
        }
        if (and.compareTo(over) >= 0 || and.isZero() || and.isNegative()) {
            throw new IllegalArgumentException(
                    "the short window must be shorter than the long one, but is " + and + " of " + over);
        }
    }

    /**
     * The usual windows for a period: for 30 days 14.4 over an hour and 6 over six hours are critical, 3 over a day and 1 over three
     * days a warning; the short window is a twelfth of the long one.
     *
     * @throws IllegalArgumentException when there are none for this period
     */
    public static List<BurnWindow> usual(Duration period) {
        List<Share> shares = USUAL.get(period.toDays());
        if (shares == null || !period.equals(Duration.ofDays(period.toDays()))) {
            throw new IllegalArgumentException(
                    "the period must be 7d, 30d or 90d, or windows: must be given, but was " + period.toHours() + "h");
        }
        return shares.stream().map(share -> of(share, period)).toList();
    }

    /** Exact in all three tables: the quotient ends after one digit. */
    private static BurnWindow of(Share share, Duration period) {
        BigDecimal burn = BigDecimal.valueOf(period.toHours() * share.percent())
                .divide(BigDecimal.valueOf(100 * share.hours()))
                .stripTrailingZeros();
        Duration over = Duration.ofHours(share.hours());
        return new BurnWindow(share.severity(), burn, over, over.dividedBy(12));
    }

    private static Share share(Severity severity, long percent, long hours) {
        return new Share(severity, percent, hours);
    }
}
