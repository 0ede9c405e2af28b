package dev.hinomi.benchmarks.oncall;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A schedule in plain numbers, from which both the library's schedule and the painted calendar are made. People are numbers, days are
 * counted since 1970, times of day and walls in minutes.
 */
record Plan(ZoneId zone, List<PlannedLayer> layers, List<PlannedOverride> overrides, List<PlannedHoliday> holidays) {

    record PlannedLayer(
            ZoneId zone, List<Integer> people, int startDay, int handoff, int turnHours, List<PlannedHours> hours) {}

    /** {@code until} is 1440 for midnight at the end of the day. */
    record PlannedHours(Set<Integer> daysOfWeek, int from, int until) {}

    record PlannedOverride(int person, int fromWall, int untilWall) {}

    /** {@code person} is negative where the layer of the number {@code layer} counts. */
    record PlannedHoliday(Set<Integer> days, int person, int layer) {}
}
