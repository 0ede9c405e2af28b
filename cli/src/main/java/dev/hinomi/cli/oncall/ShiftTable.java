package dev.hinomi.cli.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.NamedSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shifts of a schedule as lines, on the clocks of its zone. */
public final class ShiftTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private ShiftTable() {}

    /** A line for the schedule, and one for each shift. */
    public static List<String> of(NamedSchedule schedule, List<Shift> shifts) {
        List<String> lines = new ArrayList<>();
        lines.add(schedule.name() + " (" + shifts.get(0).zone() + ")"
                + schedule.fallback()
                        .map(Mention::written)
                        .map(who -> ", falls back on " + who)
                        .orElse(""));
        int width = shifts.stream().mapToInt(shift -> who(shift).length()).max().orElse(0);
        String form = "  from %s until %-20s  %-" + width + "s  %s";
        for (Shift shift : shifts) {
            lines.add(String.format(
                    form,
                    written(shift.from(), shift.zone()),
                    shift.until().map(end -> written(end, shift.zone())).orElse("?"),
                    who(shift),
                    shift.why()));
        }
        return lines;
    }

    private static String who(Shift shift) {
        if (shift.isUnknown()) {
            return "unknown";
        }
        return shift.people().isEmpty() ? "nobody" : String.join(", ", shift.people());
    }

    private static String written(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
