package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Attributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads the official date of a log entry from the attributes that Datadog's pipelines look at, in their order: ISO 8601 or
 * milliseconds since 1970. Source: docs.datadoghq.com/logs/log_configuration/pipelines/#date-attribute.
 */
final class LogDates {

    private static final List<String> ATTRIBUTES = List.of(
            "@timestamp",
            "timestamp",
            "_timestamp",
            "Timestamp",
            "eventTime",
            "date",
            "published_date",
            "syslog.timestamp");

    private LogDates() {}

    /** The first date attribute that is there, as sent. */
    static Optional<String> raw(Attributes attributes) {
        return ATTRIBUTES.stream()
                .flatMap(path -> attributes.text(path).stream())
                .findFirst();
    }

    /** The moment a date attribute means; empty when it cannot be read. */
    static Optional<Instant> parse(String text) {
        try {
            if (text.chars().allMatch(Character::isDigit) && !text.isEmpty()) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
            }
            return Optional.of(iso(text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
    }
}
