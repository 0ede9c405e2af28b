package dev.hinomi.alerts.escalation;

import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When an incident that nobody takes in hand is told again.
 *
 * @param steps how long after people were first called each step is due; each later than the one before
 * @param repeat how long after the latest message all is told again while nobody has acknowledged; empty for never
 * @param remind how long after the acknowledgement, and then again and again, whoever has it in hand is reminded that it is not
 *     over; empty for never
 * @param from incidents less severe than this are told once
 */
public record EscalationPolicy(
        List<Duration> steps, Optional<Duration> repeat, Optional<Duration> remind, Severity from) {

    /** Tells once. */
    public static final EscalationPolicy NONE =
            new EscalationPolicy(List.of(), Optional.empty(), Optional.empty(), Severity.CRITICAL);

    /** Nobody can answer in less. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Beyond so many steps nobody is left to tell. */
    public static final int MOST_STEPS = 10;

    /** Refuses times that are too short and steps that are out of order; takes its own copy. */
    public EscalationPolicy {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "there may be at most " + MOST_STEPS + " steps, but are " + steps.size());
        }
        Duration before = Duration.ZERO;
        for (Duration step : steps) {
            if (step.minus(before).compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("a step must come a minute or more after the one before, but "
                        + minutes(step) + " comes after " + minutes(before));
            }
            before = step;
        }
        repeat.ifPresent(time -> check("it is told again", time));
        remind.ifPresent(time -> check("somebody is reminded", time));
    }

    private static void check(String what, Duration time) {
        if (time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    what + " after a minute at the soonest, but was to be after " + time.toSeconds() + " s");
        }
    }

    private static String minutes(Duration time) {
        return time.toMinutes() + " min";
    }
}
