package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time as they stand in the calls of a chain: {@code 5m}, {@code 30d}. */
final class Lengths {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(s|m|h|d|w|mo)");

    private Lengths() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s")
                ? Optional.of(Duration.ofSeconds(amount))
                : Window.Unit.of(matcher.group(2)).map(unit -> unit.duration().multipliedBy(amount));
    }
}
