package dev.hinomi.alerts.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Points of time in a rule file: on the clocks of a zone, or with their offset. */
final class Moments {

    private Moments() {}

    /** Of two equal times, what is written begins at the first and ends at the second. */
    static Optional<Instant> moment(YamlMapping entry, String key, Optional<ZoneId> zone, boolean later) {
        return entry.requiredText(key, "Write for example 2026-12-01T10:00 with zone: Asia/Tokyo")
                .flatMap(written -> entry.parsed(key, text -> {
                    if (zone.isEmpty()) {
                        return absolute(text);
                    }
                    var local = local(text).atZone(zone.get());
                    return (later ? local.withLaterOffsetAtOverlap() : local).toInstant();
                }));
    }

    /** The same, where a time with its offset may stand beside those on the clocks of the zone. */
    static Optional<Instant> anyMoment(YamlMapping entry, String key, ZoneId zone, boolean later) {
        return entry.requiredText(key, "Write for example 2026-12-01T10:00")
                .flatMap(written -> entry.parsed(key, text -> {
                    if (text.matches(".*(Z|[+-]\\d{2}:\\d{2})")) {
                        return absolute(text);
                    }
                    var local = local(text).atZone(zone);
                    return (later ? local.withLaterOffsetAtOverlap() : local).toInstant();
                }));
    }

    private static Instant absolute(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException(
                    "it must be a time with its offset such as 2026-12-01T10:00+09:00, or have a zone: beside it, but was \""
                            + text + "\"",
                    problem);
        }
    }

    static LocalDateTime local(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException(
                    "it must be a time without offset such as 2026-12-01T10:00, but was \"" + text + "\"", problem);
        }
    }
}
