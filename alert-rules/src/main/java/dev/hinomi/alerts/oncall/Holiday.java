package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Days on which somebody else is on call, from midnight to midnight on the clocks of the schedule.
 *
 * @param name for people
 * @param dates the days
 * @param instead who is on call
 */
public record Holiday(String name, Set<LocalDate> dates, Instead instead) {

    /** Takes its own copy. */
    public Holiday {
        dates = Set.copyOf(dates);
    }

    Stream<Instant> changesAfter(Instant moment, ZoneId zone) {
        return dates.stream()
                .flatMap(date -> Stream.of(date, date.plusDays(1)))
                .map(date -> date.atStartOfDay(zone).toInstant())
                .filter(moment::isBefore);
    }

    /** Who is on call on a holiday. */
    public sealed interface Instead {

        /** This person or group. */
        record Person(Mention person) implements Instead {}

        /** Whoever it is in this layer, where it covers the moment; else as on every day. */
        record OfLayer(String layer) implements Instead {}
    }
}
