package dev.hinomi.benchmarks.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.Duty;
import dev.hinomi.alerts.oncall.Why;

/** Who is on call and why, as one number, so that two answers can be compared. People are numbered from 1 on. */
final class Code {

    private static final int PEOPLE = 100;
    private static final int TURN = 1_000;
    private static final int HOLIDAY = 2_000;
    private static final int OVERRIDE = 3_000;

    private Code() {}

    static int turn(int layer, int person) {
        return (TURN + layer) * PEOPLE + person;
    }

    static int holiday(int number, int person) {
        return (HOLIDAY + number) * PEOPLE + person;
    }

    static int override(int number, int person) {
        return (OVERRIDE + number) * PEOPLE + person;
    }

    static Mention person(int number) {
        return new Mention.UserId("U" + (1_000 + number));
    }

    /** The same of the library's answer, whose layers, holidays and substitutions are called by their numbers. */
    static int of(Duty duty) {
        if (duty.person().isEmpty()) {
            return PaintedCalendar.NOBODY;
        }
        int person = Integer.parseInt(duty.person().get().written().substring(1)) - 1_000;
        if (duty.why() instanceof Why.Turn turn) {
            return turn(Integer.parseInt(turn.layer()), person);
        }
        if (duty.why() instanceof Why.OnHoliday holiday) {
            return holiday(Integer.parseInt(holiday.name()), person);
        }
        return override(Integer.parseInt(((Why.StandsIn) duty.why()).reason()), person);
    }
}
