package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import java.util.Optional;

/**
 * What a measured value means.
 *
 * @param value the value
 * @param crossed the worst severity whose threshold it crosses
 * @param recovered whether it ends an incident
 * @param limits what it was compared with
 */
public record Assessment(double value, Optional<Severity> crossed, boolean recovered, Thresholds limits) {

    /** The value against these thresholds. */
    public static Assessment of(double value, Thresholds limits) {
        return new Assessment(value, crossed(value, limits), limits.isRecovered(value), limits);
    }

    private static Optional<Severity> crossed(double value, Thresholds limits) {
        if (limits.critical().filter(limit -> limit.isCrossedBy(value)).isPresent()) {
            return Optional.of(Severity.CRITICAL);
        }
        return limits.warning().filter(limit -> limit.isCrossedBy(value)).map(limit -> Severity.WARNING);
    }

    boolean isCritical() {
        return crossed.filter(Severity.CRITICAL::equals).isPresent();
    }

    /** What a value must cross to begin an incident. */
    Optional<Threshold> first() {
        return limits.warning().or(limits::critical);
    }

    /** What a value must cross to end this incident. */
    Optional<Threshold> recovery(Incident incident) {
        return limits.recovery().or(limits::warning).or(() -> limits.of(incident.severity()));
    }
}
