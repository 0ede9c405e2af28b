package dev.hinomi.benchmarks.oncall;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Plans in which much happens in the small hours, where clocks are moved. */
final class RandomPlan {

    /** Where clocks are never moved, by an hour in spring and autumn of the north, and by half an hour in the south. */
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Europe/London"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("Australia/Lord_Howe"));

    private static final int DAY = 24 * 60;
    private static final int[] TURN_HOURS = {24, 24, 168, 168, 72, 336, 12, 8, 6, 4, 1, 36};

    private final SplittableRandom random;
    private final ZoneId zone;
    private final int middleDay;

    private RandomPlan(SplittableRandom random, ZoneId zone, int middleDay) {
        this.random = random;
        this.zone = zone;
        this.middleDay = middleDay;
    }

    /** A plan around a day, counted since 1970. */
    static Plan around(int day, ZoneId zone, SplittableRandom random) {
        return new RandomPlan(random, zone, day).plan();
    }

    private Plan plan() {
        List<Plan.PlannedLayer> layers = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int number = 0; number < count; number++) {
            layers.add(layer());
        }
        List<Plan.PlannedOverride> overrides = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            int from = (middleDay - 3 + random.nextInt(6)) * DAY + timeOfDay();
            overrides.add(new Plan.PlannedOverride(person(), from, from + 120 + random.nextInt(3 * DAY)));
        }
        List<Plan.PlannedHoliday> holidays = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            holidays.add(holiday(count));
        }
        return new Plan(zone, layers, overrides, holidays);
    }

    private Plan.PlannedLayer layer() {
        List<Integer> people = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            people.add(person());
        }
        List<Plan.PlannedHours> hours = new ArrayList<>();
        for (int left = Math.max(0, random.nextInt(4) - 1); left > 0; left--) {
            hours.add(hours());
        }
        return new Plan.PlannedLayer(
                random.nextInt(4) == 0 ? ZONES.get(random.nextInt(ZONES.size())) : zone,
                people,
                middleDay - 40 + random.nextInt(44),
                timeOfDay(),
                TURN_HOURS[random.nextInt(TURN_HOURS.length)],
                hours);
    }

    private Plan.PlannedHours hours() {
        Set<Integer> days = new TreeSet<>();
        while (days.isEmpty()) {
            for (int day = 1; day <= 7; day++) {
                if (random.nextInt(3) > 0) {
                    days.add(day);
                }
            }
        }
        int from = timeOfDay();
        return new Plan.PlannedHours(days, from, random.nextInt(5) == 0 ? DAY : timeOfDay());
    }

    private Plan.PlannedHoliday holiday(int layers) {
        Set<Integer> days = new TreeSet<>();
        int first = middleDay - 3 + random.nextInt(6);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            days.add(first + left);
        }
        return random.nextBoolean()
                ? new Plan.PlannedHoliday(days, person(), 0)
                : new Plan.PlannedHoliday(days, -1, random.nextInt(layers));
    }

    private int person() {
        return 1 + random.nextInt(6);
    }

    /** Between midnight and four in two of three cases, on a quarter of an hour in most. */
    private int timeOfDay() {
        int minute = random.nextInt(3) > 0 ? random.nextInt(4 * 60) : random.nextInt(DAY);
        return random.nextInt(4) > 0 ? minute / 15 * 15 : minute;
    }
}
