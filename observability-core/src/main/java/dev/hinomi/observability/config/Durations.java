package dev.hinomi.observability.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
final class Durations {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    private Durations() {}

    /** The duration of a text such as {@code 5s}; a unit is demanded, because a bare number is mostly meant otherwise. */
    static Duration parse(String text) {
        Matcher duration = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!duration.matches()) {
            throw new IllegalArgumentException("A duration needs a number and ms, s, m or h, but is " + text + ".");
        }
        return Duration.of(
                Long.parseLong(duration.group(1)), UNITS.getOrDefault(duration.group(2), ChronoUnit.SECONDS));
    }
}
