package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps what is owed until it is told, in order per channel. Thread-safe; never blocks for long. */
public interface Outbox {

    /**
     * Adds a transition to what its target is owed.
     *
     * @return whether there was room for it
     */
    boolean accept(NotifyTarget target, Alert alert, Transition transition);

    /** The first message whose channel may be written to now. */
    Optional<Owed> next(Instant now);

    /** When the first channel that waits may be written to; empty when nothing is owed. */
    Optional<Instant> nextAt();

    /** Replaces what is owed, taking in what was merged since; forgets it when it is told and over. */
    void update(Owed owed, UnaryOperator<Owed> change);

    /** Gives up telling this. */
    void forget(Owed owed);

    /** Leaves a channel alone until then. */
    void pause(String channel, Instant until);

    /** All that is still to be told. */
    List<Owed> pending();
}
