package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Hours in which only what is bad enough calls the person on call.
 *
 * @param hours the hours
 * @param calls what calls people in them
 */
public record NightPolicy(List<ActiveHours> hours, Set<Severity> calls) {

    /** Takes its own copies. */
    public NightPolicy {
        hours = List.copyOf(hours);
        calls = Set.copyOf(calls);
    }

    /** Whether an incident this bad calls people at this moment. */
    public boolean lets(Severity severity, Instant moment) {
        return calls.contains(severity) || hours.stream().noneMatch(range -> range.contains(moment));
    }
}
