package dev.hinomi.alerts.recurrence;

import dev.hinomi.alerts.rule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Times that begin as an RRULE says (RFC 5545, section 3.3.10), on the clocks of one place, and last for a fixed time. A beginning
 * that clocks skip comes as much later as they skip; of two equal times the first counts. Thread-safe.
 */
public final class RecurringTimes implements Schedule {

    private static final Duration SAFE = Duration.ofDays(1);

    private final RecurrenceRule rule;
    private final DateTime first;
    private final Duration length;
    private final ZoneId zone;

    private RecurringTimes(RecurrenceRule rule, DateTime first, Duration length, ZoneId zone) {
        this.rule = rule;
        this.first = first;
        this.length = length;
        this.zone = zone;
    }

    /**
     * Reads a rule.
     *
     * @param rule such as {@code FREQ=WEEKLY;BYDAY=SU}, without DTSTART and DURATION; daily or more seldom
     * @param first when it begins for the first time, on the clocks of the zone
     * @param length how long each time lasts
     * @param zone whose clocks
     * @throws IllegalArgumentException when it is no such rule, with what is wrong
     */
    public static RecurringTimes of(String rule, LocalDateTime first, Duration length, ZoneId zone) {
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("each time must last longer than zero but lasts " + length);
        }
        try {
            RecurrenceRule parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (parsed.getFreq().compareTo(Freq.DAILY) > 0) {
                throw new IllegalArgumentException("it must repeat daily or more seldom, but was \"" + rule + "\"");
            }
            RecurringTimes times = new RecurringTimes(parsed, start(first, zone), length, zone);
            if (!parsed.iterator(times.first).hasNext()) {
                throw new IllegalArgumentException("it never begins: \"" + rule + "\"");
            }
            return times;
        } catch (InvalidRecurrenceRuleException problem) {
            throw new IllegalArgumentException(
                    "it must be an RRULE such as FREQ=WEEKLY;BYDAY=SU, but was \"" + rule + "\": "
                            + problem.getMessage(),
                    problem);
        }
    }

    private static DateTime start(LocalDateTime first, ZoneId zone) {
        return new DateTime(
                TimeZone.getTimeZone(zone),
                first.getYear(),
                first.getMonthValue() - 1,
                first.getDayOfMonth(),
                first.getHour(),
                first.getMinute(),
                first.getSecond());
    }

    @Override
    public boolean covers(Instant moment) {
        RecurrenceRuleIterator times = rule.iterator(first);
        times.fastForward(moment.minus(length).minus(SAFE).toEpochMilli());
        while (times.hasNext()) {
            Instant begin = instant(times.nextDateTime());
            if (begin.isAfter(moment)) {
                return false;
            }
            if (moment.isBefore(begin.plus(length))) {
                return true;
            }
        }
        return false;
    }

    private Instant instant(DateTime local) {
        return ZonedDateTime.of(
                        local.getYear(),
                        local.getMonth() + 1,
                        local.getDayOfMonth(),
                        local.getHours(),
                        local.getMinutes(),
                        local.getSeconds(),
                        0,
                        zone)
                .toInstant();
    }
}
