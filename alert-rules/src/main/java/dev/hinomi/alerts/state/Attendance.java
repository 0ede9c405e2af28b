package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.FlapLimit;
import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether people are told. A pure function of what is remembered of the alert, the verdict, the overlays and the time.
 *
 * <ul>
 *   <li>While an overlay is quiet, nobody hears that an incident begins or worsens.
 *   <li>Who was told of an incident is told of all that follows, in particular of its end, whatever lies over it.
 *   <li>When nothing is quiet any more and the alert is still active, it is told then, once.
 *   <li>That an alert begins to flap is told once; from then on it is quiet until nothing began or ended for long enough.
 *   <li>That a rule cannot be evaluated, and that something is about to begin, is logged and told to nobody.
 * </ul>
 *
 * @param standing what is remembered now
 * @param telling what is told or withheld, if anything happened
 */
public record Attendance(Standing standing, Optional<Telling> telling) {

    /**
     * Decides.
     *
     * @param alert the alert
     * @param before what is remembered of it
     * @param seen what was seen of it now
     */
    public static Attendance of(Alert alert, Standing before, Seen seen) {
        Verdict verdict = seen.verdict();
        Instant now = seen.at();
        Optional<FlapLimit> limit = alert.rule().attention().flapping();
        Flaps flaps = limit.map(known -> before.flaps().at(known, now)).orElse(Flaps.NONE);
        Flaps after = limit.map(known -> changed(flaps, known, before.state(), verdict.state(), now))
                .orElse(Flaps.NONE);
        boolean beginsToFlap = flaps.since().isEmpty() && after.since().isPresent();
        Set<Overlay> overlays = new LinkedHashSet<>(seen.around());
        flaps.since().ifPresent(since -> overlays.add(new Overlay.Flapping(since)));
        before.overlays().stream()
                .filter(overlay -> overlay instanceof Overlay.Acknowledged known
                        && verdict.state().incident().map(Incident::id).equals(Optional.of(known.incident())))
                .forEach(overlays::add);
        Standing standing = new Standing(verdict.state(), before.firstSeen(), before.told(), after, overlays);
        Optional<Transition> what = verdict.transition()
                .map(transition -> beginsToFlap ? transition.because(Reason.FLAPPING) : transition)
                .or(() -> stillWrong(alert, before, standing, seen));
        return what.filter(Attendance::concernsPeople)
                .map(transition -> tell(transition, before, standing))
                .orElse(new Attendance(standing, Optional.empty()));
    }

    private static Flaps changed(Flaps flaps, FlapLimit limit, AlertState before, AlertState after, Instant now) {
        boolean was = before.incident().isPresent();
        boolean is = after.incident().isPresent();
        if (was == is) {
            return flaps;
        }
        return is ? flaps.begun(limit, now) : flaps.ended(limit, now);
    }

    /** What kept people from being told is over, and the alert is still active. */
    private static Optional<Transition> stillWrong(Alert alert, Standing before, Standing after, Seen seen) {
        boolean active = after.state() instanceof AlertState.Active;
        boolean untold = active && after.quiet().isEmpty() && worsens(after, after.state());
        boolean opened = active && before.quiet().isPresent() && after.quiet().isEmpty();
        if (!untold && !opened) {
            return Optional.empty();
        }
        Status status = after.state().status();
        return after.state()
                .incident()
                .map(incident -> new Transition(
                        status,
                        status,
                        Reason.STILL_WRONG,
                        seen.value(),
                        alert.rule().thresholds().of(incident.severity()),
                        seen.at(),
                        Optional.of(incident)));
    }

    private static boolean concernsPeople(Transition transition) {
        return transition.incident().isPresent()
                && transition.to() != Status.ERROR
                && transition.reason() != Reason.EVALUATED_AGAIN;
    }

    private static Attendance tell(Transition transition, Standing before, Standing after) {
        Incident incident = transition.incident().orElseThrow();
        boolean worse = worsens(after, after.state());
        boolean known = before.told()
                .filter(told -> told.incident().equals(incident.id()))
                .isPresent();
        Optional<Overlay> quiet = after.quiet().or(before::quiet);
        if (worse ? after.quiet().isPresent() : !known) {
            return new Attendance(ended(transition, after), Optional.of(new Telling.Withheld(transition, quiet)));
        }
        Told told = before.told()
                .filter(earlier -> known)
                .orElseGet(() -> new Told(incident.id(), incident.severity()))
                .with(incident.severity());
        Standing remembered =
                new Standing(after.state(), after.firstSeen(), Optional.of(told), after.flaps(), after.overlays());
        return new Attendance(ended(transition, remembered), Optional.of(new Telling.Now(transition)));
    }

    private static Standing ended(Transition transition, Standing after) {
        return transition.isResolution()
                ? new Standing(after.state(), after.firstSeen(), Optional.empty(), after.flaps(), after.overlays())
                : after;
    }

    /** Whether people do not know yet how bad it is. */
    private static boolean worsens(Standing standing, AlertState state) {
        if (!(state instanceof AlertState.Active active)) {
            return false;
        }
        Severity severity = active.current().severity();
        return standing.told()
                .filter(told -> told.incident().equals(active.current().id())
                        && told.severity().compareTo(severity) >= 0)
                .isEmpty();
    }
}
