package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Keeps what is owed until it is told, oldest first. Thread-safe; never blocks for long. */
public interface Outbox {

    /**
     * Adds a transition to what its target is owed.
     *
     * @return whether there was room for it
     */
    boolean accept(NotifyTarget target, Alert alert, Transition transition);

    /**
     * Remembers that somebody has an incident in hand, for every target that is owed something of it.
     *
     * @param incident its id
     * @param by who
     * @param at since when
     */
    void acknowledge(String incident, String by, Instant at);

    /** The same, perhaps for a while: an outbox that cannot remember until when stays silent as long as the incident lasts. */
    default void hold(String incident, Progress.Acknowledged held) {
        acknowledge(incident, held.by(), held.at());
    }

    /** All that is still to be told. */
    List<Owed> pending();

    /** All that is remembered, whether or not there is more to tell. */
    List<Owed> all();

    /** Replaces what is owed, taking in what was merged since; forgets it when it is told and over. */
    void update(Owed owed, UnaryOperator<Owed> change);

    /** Gives up telling this. */
    void forget(Owed owed);
}
