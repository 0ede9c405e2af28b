package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alert stands at a moment, and how it came there.
 *
 * @param alert the alert
 * @param standing where it stands
 * @param measurement what its condition came to; empty when it was not evaluated yet, as a new group is not for a while
 * @param entered how it came into this state; empty when it has been there from the start
 * @param telling the latest thing that concerned people, and whether they were told
 */
public record Situation(
        Alert alert,
        Standing standing,
        Optional<Measurement> measurement,
        Optional<Transition> entered,
        Optional<Telling> telling) {

    /** The name of its state. */
    public Status status() {
        return standing.state().status();
    }

    /** Since when it has been in this state. */
    public Instant since() {
        return entered.map(Transition::at).orElse(standing.firstSeen());
    }
}
