package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.state.AskedSilences;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps what is owed until it is told, oldest first. Thread-safe. Adding never blocks for long; what a dispatcher calls before and
 * after it sends may, and may throw when the outbox is kept somewhere that is away: then nothing is sent.
 */
public interface Outbox {

    /** How long a dispatcher waits at most before it looks again, however little there is to do. */
    Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * Adds what was seen to what its target is owed.
     *
     * @return whether there was room for it
     */
    boolean accept(Report report);

    /**
     * Remembers that somebody has an incident in hand, for every target that is owed something of it; and, if that is to end at a
     * moment, that nobody is to hear of its alert until then.
     *
     * @param incident its id
     * @param held who, and for how long
     * @return whether anybody is owed something of such an incident, and it is open
     */
    boolean hold(String incident, Progress.Acknowledged held);

    /**
     * Remembers that somebody has all incidents in hand that are told in the message of a storm.
     *
     * @param storm its id
     * @param held who
     * @return the ids of those that are open; empty if there is no such storm
     */
    List<String> holdStorm(String storm, Progress.Acknowledged held);

    /** The silences that people asked for, among them perhaps some that are over. Never waits and never throws. */
    AskedSilences silences();

    /** All that is still to be told. */
    List<Owed> pending();

    /**
     * All that is remembered, whether or not there is more to tell; but for what is to be left alone for now, such as what somebody else
     * may be telling at this moment. So nothing may be concluded from what is not among it.
     */
    List<Owed> all();

    /** Replaces what is owed, taking in what was merged since; forgets it when it is told and over. */
    void update(Owed owed, UnaryOperator<Owed> change);

    /** Gives up telling this. */
    void forget(Owed owed);

    /** The storms that are told. */
    List<Storm> storms();

    /** Keeps a storm in place of what was known of it. */
    void keep(Storm storm);

    /** Forgets a storm that is over; one in whose message something is shown that is remembered, if only out of {@link #all()}, is not. */
    void forget(Storm storm);

    /** Takes in what others have added. Called before anything is decided. */
    default void refresh() {}

    /** How soon others may have added something. */
    default Duration lookAgain() {
        return LONGEST_WAIT;
    }

    /**
     * A message is about to go. If the process ends before what became of it is kept, whoever goes on finds that it is in doubt.
     *
     * @param about what it is about: the key of what is owed, or the id of a storm
     * @param doubt what is in doubt then
     */
    default void begin(String about, Doubt doubt) {}

    /** What became of it has been said: it is kept now. */
    default void settle() {}

    /** What nobody is told if the process ends now. */
    default List<Owed> lost() {
        return pending();
    }
}
