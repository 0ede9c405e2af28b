package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;

/**
 * For what people were called.
 *
 * @param worst the worst severity that they were told
 * @param inVain whether the message that was to call them could call nobody, and none that could has come since
 */
public record Called(Severity worst, boolean inVain) {

    /** For this, and they were. */
    public static Called of(Severity worst) {
        return new Called(worst, false);
    }

    /** The same where nobody was called. */
    Called butInVain() {
        return new Called(worst, true);
    }

    /** The same after a message that called people for this. */
    Called and(Severity severity) {
        return of(inVain || severity.compareTo(worst) > 0 ? severity : worst);
    }
}
