package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Many incidents of one target that are told as one message.
 *
 * @param key whose they are and how bad
 * @param id names the message
 * @param since when it began
 * @param root the message, once it was posted
 * @param edited when the message last changed
 * @param left those of which nothing more is to come
 * @param uncalled whether its message could call nobody, and nobody was called for its like since
 * @param attempt how far the next message has come
 */
public record Storm(
        StormKey key,
        String id,
        Instant since,
        Optional<Receipt> root,
        Optional<Instant> edited,
        Left left,
        boolean uncalled,
        Attempt attempt) {

    /** For how long new incidents join; longer, while nobody could be told. */
    static final Duration TAKES_IN_FOR = Duration.ofMinutes(5);

    /**
     * Incidents that are no longer remembered one by one.
     *
     * @param resolved how many ended
     * @param raised how many became critical and are told on their own
     */
    public record Left(int resolved, int raised) {
        private static final Left NONE = new Left(0, 0);
    }

    static Storm begin(StormKey key, Instant now) {
        return new Storm(
                key,
                key.target() + "/" + key.severity() + "/" + now.toEpochMilli(),
                now,
                Optional.empty(),
                Optional.empty(),
                Left.NONE,
                false,
                Attempt.FIRST);
    }

    boolean takesIn(Instant now) {
        return root.isEmpty() || since.plus(TAKES_IN_FOR).isAfter(now);
    }

    /** Whether its message tells this one, or is tried for it: not when it became worse before it was told. */
    boolean tells(Owed owed) {
        return owed.storm().filter(id::equals).isPresent()
                && (owed.shown().isPresent() || owed.severity().compareTo(key.severity()) <= 0);
    }

    /** Whether it calls people for this one: equally bad, not over and in nobody's hand. */
    boolean callsFor(Owed owed) {
        return tells(owed)
                && owed.severity() == key.severity()
                && !owed.latest().isResolution()
                && owed.held().isEmpty();
    }

    Action action() {
        return root.<Action>map(Action.Update::new).orElseGet(Action.Post::new);
    }

    /** The same after its message was posted or edited; a call that may have arrived still may. */
    Storm told(Receipt receipt, Instant now, int resolved) {
        Optional<Instant> change = root.isPresent() ? Optional.of(now) : edited;
        return new Storm(
                key,
                id,
                since,
                root.or(() -> Optional.of(receipt)),
                change,
                new Left(left.resolved() + resolved, left.raised()),
                uncalled,
                uncalled ? attempt : attempt.arrived());
    }

    Storm raised() {
        return new Storm(key, id, since, root, edited, new Left(left.resolved(), left.raised() + 1), uncalled, attempt);
    }

    Storm after(Attempt changed) {
        return new Storm(key, id, since, root, edited, left, uncalled, changed);
    }

    /** The same where the process that was sending its message ended meanwhile. */
    public Storm interrupted(Doubt doubt) {
        return after(attempt.interrupted(doubt));
    }

    /** The same where its message could call nobody. */
    Storm calledInVain() {
        return new Storm(key, id, since, root, edited, left, true, attempt);
    }

    /** The same after people were called for it, or for its like. */
    Storm called() {
        return uncalled ? new Storm(key, id, since, root, edited, left, false, attempt.arrived()) : this;
    }

    /** As if nobody had seen its message: it is gone. */
    Storm unseen() {
        return new Storm(key, id, since, Optional.empty(), Optional.empty(), left, uncalled, attempt.anew());
    }
}
