package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What missing data do to an alert. */
record Missing(Alert alert, Duration stale) {

    Verdict evaluate(AlertState before, Instant now) {
        Change change = new Change(before, OptionalDouble.empty(), now);
        MissingPolicy policy = alert.rule().missing();
        if (before instanceof AlertState.Pending pending) {
            return whilePending(pending, policy, change);
        }
        if (policy instanceof MissingPolicy.Alert silence) {
            return untilCritical(silence.after(), change);
        }
        if (policy instanceof MissingPolicy.Ok) {
            return asHealthy(change);
        }
        return kept(change);
    }

    /** A value that is missing for a moment neither confirms nor clears what is about to begin. */
    private Verdict whilePending(AlertState.Pending pending, MissingPolicy policy, Change change) {
        Instant since = pending.missingSince().orElse(change.now());
        if (policy instanceof MissingPolicy.Alert silence && lasts(since, change.now(), silence.after())) {
            return untilCritical(silence.after(), change);
        }
        if (!lasts(since, change.now(), stale)) {
            AlertState waiting = new AlertState.Pending(pending.crossed(), pending.critical(), Optional.of(since));
            return change.to(waiting, Reason.CROSSED_FOR_NOW, Optional.empty());
        }
        AlertState after = policy instanceof MissingPolicy.Ok ? new AlertState.Ok() : new AlertState.NoData(since);
        return change.to(after, Reason.DATA_STOPPED, Optional.empty());
    }

    private static boolean lasts(Instant since, Instant now, Duration least) {
        return Duration.between(since, now).compareTo(least) >= 0;
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
        if (lasts(since, change.now(), tolerated)) {
            Incident incident = change.before()
                    .incident()
                    .map(open -> open.with(Severity.CRITICAL))
                    .orElseGet(() -> Incident.begin(alert, change.now(), Severity.CRITICAL));
            return change.to(
                    new AlertState.Active(incident, Optional.of(since), Optional.empty()),
                    Reason.DATA_MISSING,
                    Optional.empty());
        }
        return change.before()
                .incident()
                .map(incident -> change.to(
                        new AlertState.Active(incident, Optional.of(since), Optional.empty()),
                        Reason.DATA_STOPPED,
                        Optional.empty()))
                .orElseGet(() -> change.before() instanceof AlertState.NoData ? change.stay() : withoutData(change));
    }

    private static Verdict withoutData(Change change) {
        return change.to(new AlertState.NoData(change.now()), Reason.DATA_STOPPED, Optional.empty());
    }

    private static Optional<Instant> missingSince(AlertState state) {
        if (state instanceof AlertState.NoData noData) {
            return Optional.of(noData.since());
        }
        if (state instanceof AlertState.Pending pending) {
            return pending.missingSince();
        }
        return state instanceof AlertState.Active active ? active.missingSince() : Optional.empty();
    }
}
