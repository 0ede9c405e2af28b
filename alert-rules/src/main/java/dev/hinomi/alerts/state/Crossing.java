package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Timing;
import java.time.Instant;
import java.util.Optional;

/** How an incident begins: at once, or after a threshold was crossed for as long as the rule asks. */
record Crossing(Alert alert) {

    Verdict crossed(Change change, Assessment assessment) {
        Instant now = change.now();
        Optional<AlertState.Pending> before =
                change.before() instanceof AlertState.Pending pending ? Optional.of(pending) : Optional.empty();
        Onset any = before.map(pending -> pending.crossed().next()).orElseGet(() -> Onset.at(now));
        Optional<Onset> critical = assessment.isCritical()
                ? Optional.of(before.flatMap(AlertState.Pending::critical)
                        .map(Onset::next)
                        .orElseGet(() -> Onset.at(now)))
                : Optional.empty();
        Timing timing = alert.rule().timing();
        if (critical.filter(onset -> onset.isDue(timing, now)).isPresent()) {
            return begin(change, assessment, incident(critical.get(), Severity.CRITICAL), Optional.empty());
        }
        if (assessment.limits().warning().isPresent() && any.isDue(timing, now)) {
            return begin(change, assessment, incident(any, Severity.WARNING), critical);
        }
        return change.to(
                new AlertState.Pending(any, critical, Optional.empty()),
                Reason.CROSSED_FOR_NOW,
                assessment.crossed().flatMap(assessment.limits()::of));
    }

    private Incident incident(Onset onset, Severity severity) {
        return Incident.begin(alert, onset.since(), severity);
    }

    private static Verdict begin(Change change, Assessment assessment, Incident incident, Optional<Onset> worse) {
        boolean critical = incident.severity() == Severity.CRITICAL;
        return change.to(
                new AlertState.Active(incident, Optional.empty(), worse),
                critical ? Reason.CRITICAL_CROSSED : Reason.WARNING_CROSSED,
                assessment.limits().of(incident.severity()));
    }

    /** A critical value in an incident: a warning becomes critical as slowly as an incident begins. */
    Verdict critical(Change change, Assessment assessment, Incident incident) {
        Optional<Onset> worse = incident.severity() == Severity.CRITICAL
                ? Optional.empty()
                : Optional.of(known(change.before()).map(Onset::next).orElseGet(() -> Onset.at(change.now())));
        boolean waits = worse.filter(onset -> !onset.isDue(alert.rule().timing(), change.now()))
                .isPresent();
        if (waits) {
            return change.to(
                    new AlertState.Active(incident, Optional.empty(), worse),
                    Reason.NOT_RECOVERED,
                    assessment.recovery(incident));
        }
        Reason reason = worse.isPresent() ? Reason.RAISED_TO_CRITICAL : Reason.NOT_RECOVERED;
        return change.to(
                new AlertState.Active(incident.with(Severity.CRITICAL), Optional.empty(), Optional.empty()),
                reason,
                assessment.limits().critical());
    }

    private static Optional<Onset> known(AlertState before) {
        return before instanceof AlertState.Active active ? active.worse() : Optional.empty();
    }
}
