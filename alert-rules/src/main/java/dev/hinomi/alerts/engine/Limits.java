package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Comparison.Comparator;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Assessment;
import java.util.Optional;

/**
 * The thresholds of a rule as plain numbers. A side says what a value means without an object for it: of two values on the same side
 * either both begin an incident or neither does, and either both end one or neither. Immutable.
 */
final class Limits {

    /** The side of a value that is missing. */
    static final int MISSING = -1;

    private static final int RECOVERED = 1;
    private static final int WARNING = 2;
    private static final int CRITICAL = 4;

    private final Line critical;
    private final Line warning;
    private final Optional<Line> recovery;

    private record Line(Comparator comparator, double value) {

        /** A line that nothing crosses: no value is below NaN. */
        static final Line NONE = new Line(Comparator.BELOW, Double.NaN);

        static Optional<Line> of(Optional<Threshold> limit) {
            return limit.map(known -> new Line(known.comparator(), known.value().doubleValue()));
        }

        boolean isCrossedBy(double measured) {
            return comparator.test(measured, value);
        }
    }

    Limits(Thresholds thresholds) {
        this.critical = Line.of(thresholds.critical()).orElse(Line.NONE);
        this.warning = Line.of(thresholds.warning()).orElse(Line.NONE);
        this.recovery = Line.of(thresholds.recovery());
    }

    /** The side of a value. */
    int side(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        int crossed = critical.isCrossedBy(value) ? CRITICAL : warning.isCrossedBy(value) ? WARNING : 0;
        boolean recovered = recovery.isPresent() ? recovery.get().isCrossedBy(value) : crossed == 0;
        return crossed + (recovered ? RECOVERED : 0);
    }

    /** The side of a value that is already assessed. */
    static int side(Assessment assessment) {
        Optional<Severity> severity = assessment.crossed();
        int crossed = severity.isEmpty() ? 0 : severity.get() == Severity.CRITICAL ? CRITICAL : WARNING;
        return crossed + (assessment.recovered() ? RECOVERED : 0);
    }
}
