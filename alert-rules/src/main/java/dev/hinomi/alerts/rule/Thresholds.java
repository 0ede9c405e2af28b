package dev.hinomi.alerts.rule;

import java.util.Optional;

/**
 * When an alert fires, warns and recovers. Without a recovery threshold, the first value that crosses neither of the others
 * recovers.
 *
 * @param critical calls someone
 * @param warning tells of it
 * @param recovery ends the incident
 */
public record Thresholds(Optional<Threshold> critical, Optional<Threshold> warning, Optional<Threshold> recovery) {

    /** Refuses thresholds that contradict one another. */
    public Thresholds {
        Threshold limit = critical.or(() -> warning)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a rule needs a critical or a warning threshold: add for example critical: \"> 5%\""));
        if (critical.isPresent() && warning.isPresent()) {
            checkWarning(critical.get(), warning.get());
        }
        recovery.ifPresent(value -> checkRecovery(warning.orElse(limit), value));
    }

    /** Critical alone. */
    public static Thresholds critical(String critical) {
        return new Thresholds(Optional.of(Threshold.of(critical)), Optional.empty(), Optional.empty());
    }

    /** The same with a warning threshold. */
    public Thresholds warning(String text) {
        return new Thresholds(critical, Optional.of(Threshold.of(text)), recovery);
    }

    /** The same with a recovery threshold. */
    public Thresholds recovery(String text) {
        return new Thresholds(critical, warning, Optional.of(Threshold.of(text)));
    }

    /** The threshold that calls for this severity. */
    public Optional<Threshold> of(Severity severity) {
        return severity == Severity.CRITICAL ? critical : warning;
    }

    /** What a value must cross to begin an incident. */
    public Optional<Threshold> first() {
        return warning.or(() -> critical);
    }

    /** Whether the value ends an incident. */
    public boolean isRecovered(double value) {
        return recovery.map(threshold -> threshold.isCrossedBy(value))
                .orElseGet(() -> critical.filter(threshold -> threshold.isCrossedBy(value))
                                .isEmpty()
                        && warning.filter(threshold -> threshold.isCrossedBy(value))
                                .isEmpty());
    }

    private static void checkWarning(Threshold critical, Threshold warning) {
        int order = warning.value().compareTo(critical.value());
        if (critical.isUpper() != warning.isUpper() || (critical.isUpper() ? order >= 0 : order <= 0)) {
            throw new IllegalArgumentException(
                    "the warning threshold must be reached before the critical one, but warning is \"" + warning
                            + "\" and critical is \"" + critical + "\"");
        }
    }

    private static void checkRecovery(Threshold firing, Threshold recovery) {
        int order = recovery.value().compareTo(firing.value());
        boolean otherSide = firing.isUpper() != recovery.isUpper() && (firing.isUpper() ? order <= 0 : order >= 0);
        if (!otherSide) {
            throw new IllegalArgumentException("the recovery threshold must lie on the healthy side of \"" + firing
                    + "\", such as \"" + (firing.isUpper() ? "<" : ">") + " "
                    + firing.value().toPlainString()
                    + "\", but was \"" + recovery + "\"");
        }
    }
}
