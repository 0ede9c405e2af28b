package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of a notification. The destination classifies; the dispatcher acts. */
public sealed interface Outcome {

    /** It arrived. */
    record Sent(Receipt receipt) implements Outcome {}

    /**
     * It arrived, but nobody could be called, because the destination did not say who they are: they are called by another message.
     */
    record Uncalled(Receipt receipt) implements Outcome {}

    /**
     * It was there already, as an earlier attempt wrote it: it may show an older state.
     *
     * @param receipt where
     * @param called whether it called people, or was to call nobody; else they are called by another message
     */
    record Found(Receipt receipt, boolean called) implements Outcome {}

    /**
     * It may work later.
     *
     * @param after how long the destination asks to wait
     * @param why what happened
     * @param arrival whether it may have arrived all the same
     */
    record Retry(Optional<Duration> after, String why, Arrival arrival) implements Outcome {}

    /**
     * Nothing was tried: the destination is written to no more often than it likes.
     *
     * @param after how long until it may be
     */
    record NotYet(Duration after) implements Outcome {}

    /**
     * Nothing was tried, because it would have called nobody: it is tried again in a moment, and holds up nothing else.
     *
     * @param why what is missing
     */
    record Withheld(String why) implements Outcome {}

    /** It would be accepted in a simpler form. */
    record Degrade(String why) implements Outcome {}

    /** The message to be changed is gone or locked: it must be posted anew. */
    record Repost(String why) implements Outcome {}

    /**
     * Nothing can be sent there until someone mends it: another destination must tell.
     *
     * @param why what happened
     * @param remedy what to do about it
     */
    record Reroute(String why, String remedy) implements Outcome {}

    /** It will never be accepted. */
    record Rejected(String why) implements Outcome {}

    /**
     * It was not told, because somebody has it in hand by now: {@link Answers} knows who.
     *
     * @param by who: see {@link Responder#of}
     */
    record Answered(String by) implements Outcome {}

    /** What is known about a notification that was not confirmed. */
    enum Arrival {
        /** It did not arrive. */
        NO,
        /** It may have arrived: sending again may tell twice. */
        UNKNOWN
    }

    /** Whether it is there. */
    default boolean isThere() {
        return this instanceof Sent || this instanceof Found || this instanceof Uncalled;
    }

    /** Whether it may be taken later. */
    default boolean isForLater() {
        return this instanceof Retry || this instanceof NotYet || this instanceof Withheld;
    }

    /** The same of a message that was to call people and could name nobody. */
    default Outcome uncalled() {
        return this instanceof Sent sent ? new Uncalled(sent.receipt()) : this;
    }
}
