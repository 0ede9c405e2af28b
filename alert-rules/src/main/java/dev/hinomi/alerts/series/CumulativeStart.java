package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Window;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When the current hour, day or month begins, for windows such as {@code current_1d} (a monitor's {@code evaluation_window} option).
 *
 * @param zone whose clock counts
 * @param minute the minute at which hours begin
 * @param time the time at which days and months begin
 */
public record CumulativeStart(ZoneId zone, int minute, LocalTime time) {

    /** Full hours, midnight and the first of the month, in UTC, as Datadog has it without options. */
    public static final CumulativeStart UTC = new CumulativeStart(ZoneOffset.UTC, 0, LocalTime.MIDNIGHT);

    /** Refuses a minute that no hour has. */
    public CumulativeStart {
        if (minute < 0 || minute > 59) {
            throw new IllegalArgumentException("the minute at which hours begin must be 0 to 59 but was " + minute);
        }
    }

    /** The latest beginning that is not later than now. */
    public Instant of(Window window, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        return switch (window.unit()) {
            case HOURS -> {
                ZonedDateTime begin = local.truncatedTo(ChronoUnit.HOURS).plusMinutes(minute);
                yield (begin.isAfter(local) ? begin.minusHours(1) : begin).toInstant();
            }
            case DAYS -> {
                ZonedDateTime begin = local.toLocalDate().atTime(time).atZone(zone);
                yield (begin.isAfter(local) ? begin.minusDays(1) : begin).toInstant();
            }
            default -> {
                ZonedDateTime begin =
                        local.toLocalDate().withDayOfMonth(1).atTime(time).atZone(zone);
                yield (begin.isAfter(local) ? begin.minusMonths(1) : begin).toInstant();
            }
        };
    }
}
