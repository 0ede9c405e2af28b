package dev.hinomi.observability.datadog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long an answer asks to wait: {@code Retry-After} in seconds or as a date, else {@code X-RateLimit-Reset} in seconds,
 * which some write as seconds since 1970. Source: RFC 9110 §10.2.3; docs.datadoghq.com/api/latest/rate-limits.
 */
final class AskedWait {
    private static final long FIRST_EPOCH_SECOND = 1_000_000_000;

    private AskedWait() {}

    /**
     * The wait; empty if none is asked for, or none that can be read.
     *
     * @param header by lower-case name, empty if absent
     * @param now the time of day, for an answer that does not tell its own
     */
    static Optional<Duration> of(Function<String, Optional<String>> header, Instant now) {
        Instant theirs = header.apply("date").flatMap(AskedWait::date).orElse(now);
        return header.apply("retry-after")
                .flatMap(text -> seconds(text).or(() -> date(text).map(until -> Duration.between(theirs, until))))
                .or(() -> header.apply("x-ratelimit-reset")
                        .flatMap(AskedWait::seconds)
                        .map(reset -> sinceNow(reset, theirs)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Duration sinceNow(Duration reset, Instant now) {
        return reset.toSeconds() < FIRST_EPOCH_SECOND
                ? reset
                : Duration.between(now, Instant.ofEpochSecond(reset.toSeconds()));
    }

    private static Optional<Duration> seconds(String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            return seconds < 0 || seconds > Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
