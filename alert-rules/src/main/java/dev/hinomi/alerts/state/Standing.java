package dev.hinomi.alerts.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * All that is remembered of an alert. Immutable.
 *
 * @param state where it stands
 * @param firstSeen when it was first seen
 * @param told what people know of its open incident
 * @param flaps how often incidents began and ended lately
 * @param overlays whether and why people hear of it
 */
public record Standing(AlertState state, Instant firstSeen, Optional<Told> told, Flaps flaps, Set<Overlay> overlays) {

    /** Takes its own copy, in order. */
    public Standing {
        overlays = overlays.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(overlays));
    }

    /** An alert that was never evaluated. */
    public static Standing initial(Instant now) {
        return new Standing(AlertState.initial(now), now, Optional.empty(), Flaps.NONE, Set.of());
    }

    /** The same in this state. */
    public Standing in(AlertState changed) {
        return new Standing(changed, firstSeen, told, flaps, overlays);
    }

    /** The same with its timers moved over a time in which nothing was evaluated. */
    public Standing afterGap(Duration gap) {
        return in(state.afterGap(gap));
    }

    /** The same where people do not know of its open incident any more. */
    public Standing untold() {
        return new Standing(state, firstSeen, Optional.empty(), flaps, overlays);
    }

    /** The same with somebody who has its open incident in hand. */
    public Standing acknowledged(String by, Instant at) {
        Set<Overlay> all = new LinkedHashSet<>(overlays);
        all.removeIf(Overlay.Acknowledged.class::isInstance);
        state.incident().ifPresent(incident -> all.add(new Overlay.Acknowledged(incident.id(), by, at)));
        return new Standing(state, firstSeen, told, flaps, all);
    }

    /** The overlay because of which nobody is called, if there is one. */
    public Optional<Overlay> quiet() {
        return overlays.stream().filter(Overlay::isQuiet).findFirst();
    }
}
