package dev.hinomi.cli.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.Duty;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.OnCallSource;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.oncall.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out who is on call at a moment and after it.
 *
 * @param remote where it is known who is on call in schedules that the rule file does not hold
 */
public record Shifts(RemoteSchedules remote) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /**
     * The shift at the moment, and the next ones.
     *
     * @param next how many more at most; of a schedule in Datadog it is not known who is next
     */
    public List<Shift> of(NamedSchedule schedule, Instant moment, int next) {
        if (schedule.source() instanceof OnCallSource.InDatadog datadog) {
            return List.of(inDatadog(remote.onCallAt(datadog.id(), moment), moment));
        }
        Schedule local = (Schedule) schedule.source();
        List<Shift> shifts = new ArrayList<>();
        shifts.add(shift(moment, local.onCallAt(moment), local.zone()));
        local.handoffs(moment, next).forEach(handoff -> shifts.add(shift(handoff.at(), handoff.duty(), local.zone())));
        return shifts;
    }

    private static Shift shift(Instant from, Duty duty, ZoneId zone) {
        return new Shift(
                from,
                duty.until(),
                duty.person().map(Mention::written).stream().toList(),
                duty.why().words(),
                false,
                zone);
    }

    private static Shift inDatadog(RemoteDuty duty, Instant moment) {
        String known = duty.people().isEmpty() ? "Datadog names nobody" : "Datadog On-Call";
        return new Shift(
                moment,
                duty.until(),
                duty.people().stream().map(Mention::written).toList(),
                duty.trouble().orElse(known),
                duty.people().isEmpty() && duty.trouble().isPresent(),
                UTC);
    }
}
