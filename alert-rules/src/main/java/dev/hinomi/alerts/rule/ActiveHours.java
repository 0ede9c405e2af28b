package dev.hinomi.alerts.rule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hours of the week such as {@code 08:00-24:00 Asia/Tokyo} or {@code Mon-Fri 22:00-06:00 Europe/Paris}, read on the clocks of
 * that place. The beginning belongs to it, the end does not. Hours that end at or before they begin end on the next day and
 * belong to the day on which they begin.
 *
 * <p>When clocks go forward over the beginning or the end, it moves forward with them. When they go back, hours begin at the
 * first and end at the second of the two equal times, so that nothing falls between.
 *
 * @param text as written
 * @param days the days on which the hours begin
 * @param from when they begin
 * @param until when they end; empty for 24:00
 * @param zone whose clocks
 */
public record ActiveHours(String text, Set<DayOfWeek> days, LocalTime from, Optional<LocalTime> until, ZoneId zone) {

    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Za-z]{3}(?:[-,][A-Za-z]{3})*)\\s+)?(\\d{2}:\\d{2})-(\\d{2}:\\d{2})\\s+([A-Za-z0-9_+/-]+)");
    private static final int ENOUGH_CHANGES = 4;
    private static final String HINT = "write for example \"Mon-Fri 08:00-24:00 Asia/Tokyo\"";

    /** Takes its own copy. */
    public ActiveHours {
        days = Set.copyOf(days);
    }

    /**
     * Reads hours.
     *
     * @throws IllegalArgumentException when the text is none, with what is wrong
     */
    public static ActiveHours of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "hours must be days, hh:mm-hh:mm and a zone, but was \"" + text + "\": " + HINT);
        }
        Set<DayOfWeek> days = form.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : days(form.group(1));
        LocalTime from = time(form.group(2));
        Optional<LocalTime> until = form.group(3).equals("24:00") ? Optional.empty() : Optional.of(time(form.group(3)));
        return new ActiveHours(text.strip(), days, from, until, zone(form.group(4)));
    }

    /** Whether the moment lies in these hours. */
    public boolean contains(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return contains(day, moment) || contains(day.minusDays(1), moment);
    }

    /** When they begin or end for the next time after the moment. */
    public Instant changesAfter(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
        return Stream.iterate(day, date -> date.plusDays(1))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .flatMap(date -> Stream.of(begin(date), end(date)))
                .filter(change -> change.isAfter(moment))
                .limit(ENOUGH_CHANGES)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean contains(LocalDate day, Instant moment) {
        if (!days.contains(day.getDayOfWeek())) {
            return false;
        }
        return !moment.isBefore(begin(day)) && moment.isBefore(end(day));
    }

    private Instant begin(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day) {
        boolean nextDay = until.isEmpty() || !until.get().isAfter(from);
        return (nextDay ? day.plusDays(1) : day)
                .atTime(until.orElse(LocalTime.MIDNIGHT))
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek next = day(ends[0]);
            days.add(next);
            while (next != last) {
                next = next.plus(1);
                days.add(next);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a day must be Mon, Tue, Wed, Thu, Fri, Sat or Sun, but was \"" + text + "\": " + HINT));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException(
                    "a time must lie between 00:00 and 23:59, an end up to 24:00, but was \"" + text + "\": " + HINT,
                    problem);
        }
    }

    /**
     * The zone of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ZoneId zone(String text) {
        if (!text.equals("UTC") && !ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("a zone must be a name of the IANA time zone database such as"
                    + " Asia/Tokyo or UTC, but was \"" + text + "\"");
        }
        return ZoneId.of(text);
    }
}
