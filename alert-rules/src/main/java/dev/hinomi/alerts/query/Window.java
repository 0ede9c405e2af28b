package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time such as {@code last_5m}.
 *
 * @param kind where it lies
 * @param amount how many units, at least 1
 * @param unit the unit
 */
public record Window(Kind kind, int amount, Unit unit) {

    /** Refuses a window of no length. */
    public Window {
        if (amount < 1) {
            throw new IllegalArgumentException(
                    "a window must be at least 1 " + unit.symbol() + " long but was " + amount + ": write last_5m");
        }
    }

    /** A length such as {@code 5m} that ends now; empty for what is none. */
    static Optional<Window> parse(String length) {
        String amount = length.replaceAll("\\D.*", "");
        return amount.matches("[1-9]\\d{0,5}")
                ? Unit.of(length.substring(amount.length()))
                        .map(unit -> new Window(Kind.LAST, Integer.parseInt(amount), unit))
                : Optional.empty();
    }

    /** Whether it is one hour, day or month, as windows that began with the current one are. */
    boolean isCalendarUnit() {
        return amount == 1 && (unit == Unit.HOURS || unit == Unit.DAYS || unit == Unit.MONTHS);
    }

    /** Its length at most; a month counts 30 days, and 31 where it began with the current one. */
    public Duration duration() {
        if (kind == Kind.CURRENT && unit == Unit.MONTHS) {
            return Duration.ofDays(31);
        }
        return unit.duration().multipliedBy(amount);
    }

    /** The window as written in a query. */
    public String canonical() {
        return kind.prefix + amount + unit.symbol();
    }

    /** Where the window lies in time. */
    public enum Kind {
        /** Ends now. */
        LAST("last_"),
        /** Began with the current hour, day or month. */
        CURRENT("current_"),
        /** Lies ahead; only with {@code forecast()}. */
        NEXT("next_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    /** Units of windows, as Datadog abbreviates them. */
    public enum Unit {
        /** Months. */
        MONTHS("mo", Duration.ofDays(30)),
        /** Minutes. */
        MINUTES("m", Duration.ofMinutes(1)),
        /** Hours. */
        HOURS("h", Duration.ofHours(1)),
        /** Days. */
        DAYS("d", Duration.ofDays(1)),
        /** Weeks. */
        WEEKS("w", Duration.ofDays(7));

        private final String symbol;
        private final Duration duration;

        Unit(String symbol, Duration duration) {
            this.symbol = symbol;
            this.duration = duration;
        }

        String symbol() {
            return symbol;
        }

        Duration duration() {
            return duration;
        }

        static Optional<Unit> of(String symbol) {
            return Arrays.stream(values())
                    .filter(unit -> unit.symbol.equals(symbol))
                    .findFirst();
        }

        static List<String> symbols() {
            return Arrays.stream(values()).map(Unit::symbol).toList();
        }
    }
}
