package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides where an alert stands after a measurement. A pure function of the alert, the measurement, the state before and the
 * time; it remembers nothing and reads no clock.
 *
 * <ul>
 *   <li>A value beyond the critical threshold fires, one beyond the warning threshold warns; a warning that becomes critical
 *       stays the same incident.
 *   <li>With a recovery threshold, an incident keeps its severity until a value crosses that threshold.
 *   <li>Healthy values end an incident after {@code keepFiringFor}; a value on the wrong side before that continues it.
 *   <li>Missing data do what {@link MissingPolicy} says, and nothing else.
 * </ul>
 */
public final class AlertEvaluator {

    private final Alert alert;
    private final Thresholds thresholds;

    /** An evaluator for one alert; thread-safe. */
    public AlertEvaluator(Alert alert) {
        this.alert = alert;
        this.thresholds = alert.rule().thresholds();
    }

    /** Where the alert stands now. */
    public Verdict evaluate(Measurement measurement, AlertState before, Instant now) {
        return measurement instanceof Measurement.Value value
                ? measured(value.value(), before, now)
                : new Missing(alert).evaluate(before, now);
    }

    private Verdict measured(double value, AlertState before, Instant now) {
        Change change = new Change(before, OptionalDouble.of(value), now);
        Optional<Severity> crossed = crossed(value);
        if (before.incident().isEmpty()) {
            return crossed.map(severity -> change.to(
                            active(Incident.begin(alert, now, severity)), crossing(severity), thresholds.of(severity)))
                    .orElseGet(() -> change.to(new AlertState.Ok(), Reason.FIRST_DATA, Optional.empty()));
        }
        Incident incident = before.incident().get();
        if (crossed.filter(Severity.CRITICAL::equals).isPresent()) {
            return change.to(active(incident.with(Severity.CRITICAL)), worsening(incident), thresholds.critical());
        }
        if (thresholds.isRecovered(value)) {
            return new Recovery(alert.rule()).healthy(change, incident, Reason.RECOVERED, recoveryThreshold(incident));
        }
        boolean lowers = thresholds.recovery().isEmpty() && incident.severity() == Severity.CRITICAL;
        return lowers
                ? change.to(active(incident.with(Severity.WARNING)), Reason.LOWERED_TO_WARNING, thresholds.warning())
                : change.to(active(incident), Reason.NOT_RECOVERED, recoveryThreshold(incident));
    }

    private Optional<Severity> crossed(double value) {
        if (thresholds
                .critical()
                .filter(threshold -> threshold.isCrossedBy(value))
                .isPresent()) {
            return Optional.of(Severity.CRITICAL);
        }
        return thresholds
                .warning()
                .filter(threshold -> threshold.isCrossedBy(value))
                .map(threshold -> Severity.WARNING);
    }

    private Optional<Threshold> recoveryThreshold(Incident incident) {
        return thresholds.recovery().or(thresholds::warning).or(() -> thresholds.of(incident.severity()));
    }

    private static Reason crossing(Severity severity) {
        return severity == Severity.CRITICAL ? Reason.CRITICAL_CROSSED : Reason.WARNING_CROSSED;
    }

    private static Reason worsening(Incident incident) {
        return incident.severity() == Severity.WARNING ? Reason.RAISED_TO_CRITICAL : Reason.NOT_RECOVERED;
    }

    private static AlertState active(Incident incident) {
        return new AlertState.Active(incident, Optional.empty());
    }
}
