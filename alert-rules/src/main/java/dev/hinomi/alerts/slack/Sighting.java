package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;

/** Whether a message that nobody confirmed is in Slack. */
sealed interface Sighting {

    /**
     * It is.
     *
     * @param receipt where
     * @param calls whether it calls anybody
     */
    record Seen(Receipt receipt, boolean calls) implements Sighting {}

    /** It is not. */
    record NotSeen() implements Sighting {}

    /** Slack did not say. */
    record Unsettled(Outcome.Retry retry) implements Sighting {}

    /**
     * The app may not look.
     *
     * @param why what Slack answered
     */
    record Blind(String why) implements Sighting {}
}
