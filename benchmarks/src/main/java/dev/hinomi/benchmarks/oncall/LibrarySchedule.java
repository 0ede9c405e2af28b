package dev.hinomi.benchmarks.oncall;

import dev.hinomi.alerts.oncall.Holiday;
import dev.hinomi.alerts.oncall.Layer;
import dev.hinomi.alerts.oncall.Rotation;
import dev.hinomi.alerts.oncall.Schedule;
import dev.hinomi.alerts.oncall.Substitution;
import dev.hinomi.alerts.rule.ActiveHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan as the library's schedule, by the same texts and times as a rule file would have. */
final class LibrarySchedule {

    private LibrarySchedule() {}

    static Schedule of(Plan plan) {
        return new Schedule(
                plan.zone(),
                numbered(plan.layers().size())
                        .mapToObj(number -> layer(number, plan.layers().get(number)))
                        .toList(),
                numbered(plan.overrides().size())
                        .mapToObj(number -> override(number, plan.overrides().get(number), plan.zone()))
                        .toList(),
                numbered(plan.holidays().size())
                        .mapToObj(number -> holiday(number, plan.holidays().get(number)))
                        .toList());
    }

    private static IntStream numbered(int count) {
        return IntStream.range(0, count);
    }

    private static Layer layer(int number, Plan.PlannedLayer layer) {
        Rotation rotation = new Rotation(
                layer.people().stream().map(Code::person).toList(),
                LocalDate.ofEpochDay(layer.startDay()),
                LocalTime.MIDNIGHT.plusMinutes(layer.handoff()),
                Duration.ofHours(layer.turnHours()),
                layer.zone());
        List<ActiveHours> hours =
                layer.hours().stream().map(one -> hours(one, layer.zone())).toList();
        return new Layer(String.valueOf(number), rotation, hours);
    }

    private static ActiveHours hours(Plan.PlannedHours hours, ZoneId zone) {
        String days = hours.daysOfWeek().stream()
                .map(day -> DayOfWeek.of(day).name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        return ActiveHours.of(days + " " + clock(hours.from()) + "-" + clock(hours.until()) + " " + zone);
    }

    private static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    private static Substitution override(int number, Plan.PlannedOverride override, ZoneId zone) {
        Instant from = local(override.fromWall()).atZone(zone).toInstant();
        Instant until = local(override.untilWall())
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return new Substitution(Code.person(override.person()), from, until, String.valueOf(number));
    }

    private static LocalDateTime local(int wall) {
        return LocalDateTime.ofEpochSecond(wall * 60L, 0, ZoneOffset.UTC);
    }

    private static Holiday holiday(int number, Plan.PlannedHoliday holiday) {
        return new Holiday(
                String.valueOf(number),
                holiday.days().stream().map(LocalDate::ofEpochDay).collect(Collectors.toSet()),
                holiday.person() >= 0
                        ? new Holiday.Instead.Person(Code.person(holiday.person()))
                        : new Holiday.Instead.OfLayer(String.valueOf(holiday.layer())));
    }
}
