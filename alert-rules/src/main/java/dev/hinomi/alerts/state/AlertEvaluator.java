package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Decides where an alert stands after a measurement. A pure function of the alert, the measurement, the state before and the
 * time; it remembers nothing and reads no clock.
 *
 * <ul>
 *   <li>A value beyond the critical threshold fires, one beyond the warning threshold warns, after it lasted as long as the rule
 *       asks; a warning that becomes critical stays the same incident.
 *   <li>With a recovery threshold, an incident keeps its severity until a value crosses that threshold.
 *   <li>Healthy values end an incident after {@code keepFiringFor}; a value on the wrong side before that continues it.
 *   <li>Missing data do what {@link MissingPolicy} says, and nothing else. While an incident is about to begin they change
 *       nothing for {@value #STEPS_UNTIL_STALE} steps.
 * </ul>
 */
public final class AlertEvaluator {

    /** After so many steps without a value nothing is about to begin any more. */
    static final int STEPS_UNTIL_STALE = 3;

    private static final Duration USUAL_STEP = Duration.ofSeconds(10);

    private final Alert alert;
    private final Duration stale;

    /** An evaluator for one alert at the usual step of 10 s; thread-safe. */
    public AlertEvaluator(Alert alert) {
        this(alert, USUAL_STEP);
    }

    /** An evaluator for one alert that is evaluated at this step; thread-safe. */
    public AlertEvaluator(Alert alert, Duration step) {
        this.alert = alert;
        this.stale = step.multipliedBy(STEPS_UNTIL_STALE);
    }

    /** Where the alert stands now. */
    public Verdict evaluate(Measurement measurement, AlertState before, Instant now) {
        return measurement instanceof Measurement.Value value
                ? evaluate(Assessment.of(value.value(), alert.rule().thresholds()), before, now)
                : evaluateMissing(before, now);
    }

    /** Where the alert stands now that a value means this. */
    public Verdict evaluate(Assessment assessment, AlertState before, Instant now) {
        OptionalDouble value = OptionalDouble.of(assessment.value());
        return resumed(before, now, value, state -> assessed(assessment, new Change(state, value, now)));
    }

    /** Where the alert stands now that data are missing. */
    public Verdict evaluateMissing(AlertState before, Instant now) {
        OptionalDouble none = OptionalDouble.empty();
        return resumed(before, now, none, state -> new Missing(alert, stale).evaluate(state, now));
    }

    /** Where the alert stands now that it cannot be evaluated: where it stood, and shown as such when that goes on. */
    public Verdict fail(AlertState before, Instant now) {
        AlertState.Failed failed = before instanceof AlertState.Failed again
                ? new AlertState.Failed(again.last(), again.since(), again.failures() + 1)
                : new AlertState.Failed(before, now, 1);
        return new Change(before, OptionalDouble.empty(), now).to(failed, Reason.EVALUATION_FAILED, Optional.empty());
    }

    /** The end of an alert whose rule is gone or watches something else. */
    public static Verdict end(AlertState before, Reason why, Instant now) {
        if (before.incident().isEmpty()) {
            return new Verdict(before, Optional.empty());
        }
        return new Change(before, OptionalDouble.empty(), now).to(new AlertState.Ok(), why, Optional.empty());
    }

    private Verdict assessed(Assessment assessment, Change change) {
        if (change.before().incident().isEmpty()) {
            return assessment.crossed().isPresent()
                    ? new Crossing(alert).crossed(change, assessment)
                    : change.to(new AlertState.Ok(), healthy(change.before()), assessment.first());
        }
        Incident incident = change.before().incident().get();
        if (assessment.isCritical()) {
            return new Crossing(alert).critical(change, assessment, incident);
        }
        if (assessment.recovered()) {
            return new Recovery(alert.rule())
                    .healthy(change, incident, Reason.RECOVERED, assessment.recovery(incident));
        }
        boolean lowers = assessment.limits().recovery().isEmpty() && incident.severity() == Severity.CRITICAL;
        return lowers
                ? change.to(
                        active(incident.with(Severity.WARNING)),
                        Reason.LOWERED_TO_WARNING,
                        assessment.limits().warning())
                : change.to(active(incident), Reason.NOT_RECOVERED, assessment.recovery(incident));
    }

    private static Reason healthy(AlertState before) {
        return before instanceof AlertState.Pending ? Reason.NOT_CONFIRMED : Reason.FIRST_DATA;
    }

    /** The time of failures counts toward no timer. */
    private static Verdict resumed(
            AlertState before, Instant now, OptionalDouble value, Function<AlertState, Verdict> evaluation) {
        if (!(before instanceof AlertState.Failed failed)) {
            return evaluation.apply(before);
        }
        Verdict verdict = evaluation.apply(failed.last().afterGap(Duration.between(failed.since(), now)));
        if (failed.status() != Status.ERROR) {
            return verdict;
        }
        AlertState after = verdict.state();
        Transition back = verdict.transition()
                .map(transition -> transition.from(Status.ERROR))
                .orElseGet(() -> new Transition(
                        Status.ERROR,
                        after.status(),
                        Reason.EVALUATED_AGAIN,
                        value,
                        Optional.empty(),
                        now,
                        after.incident()));
        return new Verdict(after, Optional.of(back));
    }

    private static AlertState active(Incident incident) {
        return new AlertState.Active(incident, Optional.empty(), Optional.empty());
    }
}
