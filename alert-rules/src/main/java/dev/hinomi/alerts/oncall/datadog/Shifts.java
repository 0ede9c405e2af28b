package dev.hinomi.alerts.oncall.datadog;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who has which shift: the current ones, and those that come next, so that a handoff is known before it happens.
 *
 * @param all the shifts
 */
record Shifts(List<Shift> all) {

    /**
     * A shift.
     *
     * @param person whose it is
     * @param start when it begins, which belongs to it
     * @param end when it ends, which does not
     */
    record Shift(Mention person, Instant start, Instant end) {
        boolean covers(Instant moment) {
            return !moment.isBefore(start) && moment.isBefore(end);
        }
    }

    Shifts {
        all = List.copyOf(all);
    }

    RemoteDuty at(Instant moment, Optional<String> trouble) {
        List<Shift> now = all.stream().filter(shift -> shift.covers(moment)).toList();
        return new RemoteDuty(
                now.stream().map(Shift::person).distinct().toList(),
                now.stream().map(Shift::end).min(Comparator.naturalOrder()),
                trouble);
    }
}
