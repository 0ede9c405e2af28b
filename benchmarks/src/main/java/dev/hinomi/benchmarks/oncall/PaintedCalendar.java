package dev.hinomi.benchmarks.oncall;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/**
 * Who is on call in every minute of a stretch of time, painted from the weakest to the strongest: turns, where their hours let them;
 * holidays over them; whoever stands in over those.
 */
final class PaintedCalendar {

    /** Nobody is on call. */
    static final int NOBODY = 0;

    private static final int DAY = 24 * 60;

    private final Map<ZoneId, WallClock> clocks;
    private final int from;
    private final int[] painted;

    private PaintedCalendar(Map<ZoneId, WallClock> clocks, int from, int minutes) {
        this.clocks = clocks;
        this.from = from;
        this.painted = new int[minutes];
    }

    /** The calendar of a plan from this minute on. */
    static PaintedCalendar of(Plan plan, Map<ZoneId, WallClock> clocks, int from, int minutes) {
        PaintedCalendar calendar = new PaintedCalendar(clocks, from, minutes);
        int[][] layers = plan.layers().stream().map(calendar::layer).toArray(int[][]::new);
        for (int number = 0; number < layers.length; number++) {
            for (int minute = 0; minute < minutes; minute++) {
                if (layers[number][minute] != NOBODY) {
                    calendar.painted[minute] = Code.turn(number, layers[number][minute]);
                }
            }
        }
        WallClock clock = calendar.clock(plan.zone());
        for (int number = 0; number < plan.holidays().size(); number++) {
            calendar.holiday(plan.holidays().get(number), number, layers, clock);
        }
        for (int number = 0; number < plan.overrides().size(); number++) {
            Plan.PlannedOverride override = plan.overrides().get(number);
            int code = Code.override(number, override.person());
            calendar.fill(calendar.painted, clock.first(override.fromWall()), clock.last(override.untilWall()), code);
        }
        return calendar;
    }

    /** Who it is in a minute, and why. */
    int at(int minute) {
        return painted[minute - from];
    }

    /** The first minute after this one in which it is somebody else or for another reason; the end, if it never is. */
    int changeAfter(int minute) {
        int next = minute + 1;
        while (next < end() && at(next) == at(minute)) {
            next++;
        }
        return next;
    }

    int end() {
        return from + painted.length;
    }

    private WallClock clock(ZoneId zone) {
        return clocks.computeIfAbsent(zone, WallClock::in);
    }

    private int[] layer(Plan.PlannedLayer layer) {
        WallClock clock = clock(layer.zone());
        int[] people = new int[painted.length];
        int wall = layer.startDay() * DAY + layer.handoff();
        int turn = 0;
        while (clock.first(wall) < end()) {
            int next = wall + layer.turnHours() * 60;
            fill(
                    people,
                    clock.first(wall),
                    clock.first(next),
                    layer.people().get(turn % layer.people().size()));
            wall = next;
            turn++;
        }
        if (!layer.hours().isEmpty()) {
            erase(people, covered(layer, clock));
        }
        return people;
    }

    private int[] covered(Plan.PlannedLayer layer, WallClock clock) {
        int[] covered = new int[painted.length];
        int firstDay = clock.shows(from) / DAY - 2;
        int lastDay = clock.shows(end() - 1) / DAY + 1;
        for (int day = firstDay; day <= lastDay; day++) {
            int dayOfWeek = (day + 3) % 7 + 1;
            for (Plan.PlannedHours hours : layer.hours()) {
                if (hours.daysOfWeek().contains(dayOfWeek)) {
                    int until = hours.until() > hours.from() ? hours.until() : hours.until() + DAY;
                    fill(covered, clock.first(day * DAY + hours.from()), clock.last(day * DAY + until), 1);
                }
            }
        }
        return covered;
    }

    private static void erase(int[] people, int[] covered) {
        for (int minute = 0; minute < people.length; minute++) {
            if (covered[minute] == 0) {
                people[minute] = NOBODY;
            }
        }
    }

    private void holiday(Plan.PlannedHoliday holiday, int number, int[][] layers, WallClock clock) {
        for (int minute = 0; minute < painted.length; minute++) {
            if (holiday.days().contains(clock.shows(from + minute) / DAY)) {
                int person = holiday.person() >= 0 ? holiday.person() : layers[holiday.layer()][minute];
                if (person != NOBODY) {
                    painted[minute] = Code.holiday(number, person);
                }
            }
        }
    }

    private void fill(int[] minutes, int first, int last, int value) {
        int begin = Math.max(first - from, 0);
        int end = Math.min(last - from, minutes.length);
        if (begin < end) {
            Arrays.fill(minutes, begin, end, value);
        }
    }
}
