package dev.hinomi.sandbox.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The schedules of Datadog On-Call that exist. One is there from the start: {@value #STANDARD}, in which two of the people of the
 * stand-in Slack workspace take turns, each for a week. Thread-safe.
 */
public final class OnCallSchedules {

    /** The id of the schedule that is there from the start. */
    public static final String STANDARD = "3653d3c6-0c75-11ea-ad28-fb5701eabc7d";

    private static final long WEEK = Duration.ofDays(7).toSeconds();

    private final Map<String, Function<Instant, List<OnCallShift>>> schedules = new ConcurrentHashMap<>();

    /** Schedules with the standard one among them. */
    public OnCallSchedules() {
        schedules.put(STANDARD, OnCallSchedules::standard);
    }

    private static List<OnCallShift> standard(Instant moment) {
        long week = Math.floorDiv(moment.getEpochSecond(), WEEK);
        return List.of(standard(week - 1), standard(week), standard(week + 1));
    }

    private static OnCallShift standard(long week) {
        return new OnCallShift(
                week % 2 == 0 ? "oncall-primary@example.com" : "oncall-secondary@example.com",
                Instant.ofEpochSecond(week * WEEK),
                Instant.ofEpochSecond((week + 1) * WEEK));
    }

    /**
     * Makes a schedule consist of these shifts, whether it was there or not.
     *
     * @param id the schedule's id
     * @param shifts its shifts in order of time
     */
    public void put(String id, List<OnCallShift> shifts) {
        List<OnCallShift> all = List.copyOf(shifts);
        schedules.put(id, moment -> all);
    }

    /** The shifts of a schedule around a moment. */
    Optional<List<OnCallShift>> of(String id, Instant moment) {
        return Optional.ofNullable(schedules.get(id)).map(shifts -> shifts.apply(moment));
    }
}
