package dev.hinomi.benchmarks.oncall;

import dev.hinomi.alerts.oncall.Duty;
import dev.hinomi.alerts.oncall.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Compares the library's answers with the painted calendar, case by case. Not safe for use by several threads. */
final class Comparison {

    private static final int DAY = 24 * 60;
    private static final int BEFORE = 6 * DAY;
    private static final int MINUTES = 14 * DAY;
    private static final int RANDOM_MOMENTS = 20;
    private static final int MOST_CHANGES = 60;
    private static final int EDGE = 60 * DAY;

    private final Map<ZoneId, WallClock> clocks = new HashMap<>();
    private final Map<ZoneId, int[]> moves = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int cases;
    private int casesOverAMove;
    private long moments;
    private long changes;

    /** One case; the same number is the same case. */
    void run(long number) {
        SplittableRandom random = new SplittableRandom(number);
        ZoneId zone = RandomPlan.ZONES.get((int) (number % RandomPlan.ZONES.size()));
        WallClock clock = clocks.computeIfAbsent(zone, WallClock::in);
        int middle = middle(zone, clock, random);
        Plan plan = RandomPlan.around(clock.shows(middle) / DAY, zone, random);
        PaintedCalendar calendar = PaintedCalendar.of(plan, clocks, middle - BEFORE, MINUTES);
        compare(number, LibrarySchedule.of(plan), calendar, random);
        cases++;
        if (IntStream.range(middle - BEFORE, calendar.end()).anyMatch(clock::isMovedAt)) {
            casesOverAMove++;
        }
    }

    /** A move of the clock in four of five cases, where there is one. */
    private int middle(ZoneId zone, WallClock clock, SplittableRandom random) {
        int[] all = moves.computeIfAbsent(
                zone,
                key -> IntStream.range(EDGE, WallClock.MINUTES - EDGE)
                        .filter(clock::isMovedAt)
                        .toArray());
        return all.length > 0 && random.nextInt(5) > 0
                ? all[random.nextInt(all.length)]
                : EDGE + random.nextInt(WallClock.MINUTES - 2 * EDGE);
    }

    /** Compares around every change, and at random. */
    void compare(long number, Schedule schedule, PaintedCalendar calendar, SplittableRandom random) {
        int start = calendar.end() - MINUTES;
        int next = calendar.changeAfter(start);
        for (int left = MOST_CHANGES; left > 0 && next < calendar.end(); left--) {
            changes++;
            compare(number, schedule, calendar, next - 1, 59);
            compare(number, schedule, calendar, next, 0);
            next = calendar.changeAfter(next);
        }
        for (int left = RANDOM_MOMENTS; left > 0; left--) {
            compare(number, schedule, calendar, start + random.nextInt(MINUTES), random.nextInt(60));
        }
    }

    private void compare(long number, Schedule schedule, PaintedCalendar calendar, int minute, int second) {
        moments++;
        Instant moment = instant(minute).plusSeconds(second);
        Duty duty = schedule.onCallAt(moment);
        int change = calendar.changeAfter(minute);
        boolean sameEnd = change < calendar.end()
                ? duty.until().equals(Optional.of(instant(change)))
                : duty.until().map(end -> !end.isBefore(instant(change))).orElse(true);
        if (Code.of(duty) != calendar.at(minute) || !sameEnd) {
            wrong.add("case " + number + " at " + moment + ": the library says " + duty + ", the calendar "
                    + calendar.at(minute) + " until " + instant(change));
        }
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochSecond((WallClock.FIRST_MINUTE + (long) minute) * 60);
    }

    List<String> wrong() {
        return wrong;
    }

    int cases() {
        return cases;
    }

    /** Cases in whose two weeks the schedule's clocks are moved. */
    int casesOverAMove() {
        return casesOverAMove;
    }

    long moments() {
        return moments;
    }

    long changes() {
        return changes;
    }
}
