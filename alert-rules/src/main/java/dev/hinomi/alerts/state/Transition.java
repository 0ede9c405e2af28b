package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Threshold;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A change of state and all that explains it.
 *
 * @param from before
 * @param to after
 * @param reason why
 * @param value the value that decided it; empty when data are missing
 * @param threshold the threshold that the value was compared with
 * @param at when
 * @param incident the incident that began, went on or ended; empty when there is none
 */
public record Transition(
        Status from,
        Status to,
        Reason reason,
        OptionalDouble value,
        Optional<Threshold> threshold,
        Instant at,
        Optional<Incident> incident) {

    Transition from(Status before) {
        return new Transition(before, to, reason, value, threshold, at, incident);
    }

    /** The same for this reason. */
    Transition because(Reason why) {
        return new Transition(from, to, why, value, threshold, at, incident);
    }

    /** The same as a part of this incident. */
    public Transition of(Incident whole) {
        return new Transition(from, to, reason, value, threshold, at, Optional.of(whole));
    }

    /** The end of its incident, because whoever saw it is gone. */
    public Transition gone(Instant now) {
        return new Transition(to, Status.OK, Reason.INSTANCE_GONE, OptionalDouble.empty(), threshold, now, incident);
    }

    /** Whether this ends an incident. */
    public boolean isResolution() {
        return incident.isPresent() && (to == Status.OK || to == Status.NO_DATA);
    }
}
