package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What missing data do to an alert. */
record Missing(Alert alert) {

    Verdict evaluate(AlertState before, Instant now) {
        Change change = new Change(before, OptionalDouble.empty(), now);
        MissingPolicy policy = alert.rule().missing();
        if (policy instanceof MissingPolicy.Alert silence) {
            return untilCritical(silence.after(), change);
        }
        if (policy instanceof MissingPolicy.Ok) {
            return asHealthy(change);
        }
        return kept(change);
    }

    private static Verdict kept(Change change) {
        if (change.before() instanceof AlertState.Recovering recovering) {
            AlertState restarted = new AlertState.Recovering(recovering.current(), change.now());
            return change.to(restarted, Reason.HEALTHY_FOR_NOW, Optional.empty());
        }
        return change.before() instanceof AlertState.Ok ? withoutData(change) : change.stay();
    }

    private Verdict asHealthy(Change change) {
        return change.before()
                .incident()
                .map(incident -> new Recovery(alert.rule())
                        .healthy(change, incident, Reason.DATA_STOPPED_SO_OK, Optional.empty()))
                .orElseGet(change::stay);
    }

    private Verdict untilCritical(Duration tolerated, Change change) {
        Instant since = missingSince(change.before()).orElse(change.now());
        if (Duration.between(since, change.now()).compareTo(tolerated) >= 0) {
            Incident incident = change.before()
                    .incident()
                    .map(open -> open.with(Severity.CRITICAL))
                    .orElseGet(() -> Incident.begin(alert, change.now(), Severity.CRITICAL));
            return change.to(
                    new AlertState.Active(incident, Optional.of(since)), Reason.DATA_MISSING, Optional.empty());
        }
        return change.before()
                .incident()
                .map(incident -> change.to(
                        new AlertState.Active(incident, Optional.of(since)), Reason.DATA_STOPPED, Optional.empty()))
                .orElseGet(() -> change.before() instanceof AlertState.NoData ? change.stay() : withoutData(change));
    }

    private static Verdict withoutData(Change change) {
        return change.to(new AlertState.NoData(change.now()), Reason.DATA_STOPPED, Optional.empty());
    }

    private static Optional<Instant> missingSince(AlertState state) {
        if (state instanceof AlertState.NoData noData) {
            return Optional.of(noData.since());
        }
        return state instanceof AlertState.Active active ? active.missingSince() : Optional.empty();
    }
}
