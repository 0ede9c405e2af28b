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
 * @param attempt how far the next message has come
 */
public record Storm(
        StormKey key,
        String id,
        Instant since,
        Optional<Receipt> root,
        Optional<Instant> edited,
        Left left,
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
                Attempt.FIRST);
    }

    boolean takesIn(Instant now) {
        return root.isEmpty() || since.plus(TAKES_IN_FOR).isAfter(now);
    }

    Action action() {
        return root.<Action>map(Action.Update::new).orElseGet(Action.Post::new);
    }

    Storm told(Receipt receipt, Instant now, int resolved) {
        Optional<Instant> change = root.isPresent() ? Optional.of(now) : edited;
        return new Storm(
                key,
                id,
                since,
                root.or(() -> Optional.of(receipt)),
                change,
                new Left(left.resolved() + resolved, left.raised()),
                attempt.arrived());
    }

    Storm raised() {
        return new Storm(key, id, since, root, edited, new Left(left.resolved(), left.raised() + 1), attempt);
    }

    Storm after(Attempt changed) {
        return new Storm(key, id, since, root, edited, left, changed);
    }

    /** The same where the process that was sending its message ended meanwhile. */
    public Storm interrupted(Doubt doubt) {
        return after(attempt.interrupted(doubt));
    }

    /** As if nobody had seen its message: it is gone. */
    Storm unseen() {
        return new Storm(key, id, since, Optional.empty(), Optional.empty(), left, attempt.anew());
    }
}
