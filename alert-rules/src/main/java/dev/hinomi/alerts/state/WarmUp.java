package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Severity;
import java.util.Optional;

/**
 * The time after a restart in which a window does not hold all that it held before: counts are too small in it. A value that is too
 * high is too high all the same; one that looks healthy, or too low, proves nothing yet.
 */
public final class WarmUp {

    private WarmUp() {}

    /** The verdict, if it can be trusted; otherwise the alert stands as before. */
    public static Verdict trusted(Verdict verdict, AlertState before) {
        boolean eases = before.incident()
                .filter(open -> eases(open.severity(), verdict.state())
                        && before.status() != verdict.state().status())
                .isPresent();
        boolean beginsLow = before.incident().isEmpty()
                && verdict.transition()
                        .flatMap(Transition::threshold)
                        .filter(limit -> !limit.isUpper() && begins(verdict.state()))
                        .isPresent();
        return eases || beginsLow ? new Verdict(before, Optional.empty()) : verdict;
    }

    private static boolean eases(Severity before, AlertState after) {
        return after instanceof AlertState.Recovering
                || after.incident()
                        .map(incident -> incident.severity().compareTo(before) < 0)
                        .orElse(true);
    }

    private static boolean begins(AlertState after) {
        return after instanceof AlertState.Pending || after instanceof AlertState.Active;
    }
}
