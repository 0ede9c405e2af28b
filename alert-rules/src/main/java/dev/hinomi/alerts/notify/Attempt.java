package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the sending of one message has come.
 *
 * @param failures how often it failed
 * @param form in which form it is tried next
 * @param generation how often the incident's message had to be posted anew
 * @param trouble what went wrong since the last message arrived
 * @param storm the id of the storm in whose message it is tried, which may show it already; empty if in its own
 */
public record Attempt(
        int failures, Notification.Form form, int generation, Optional<Trouble> trouble, Optional<String> storm) {

    /** Never tried. */
    public static final Attempt FIRST = new Attempt(0, Notification.Form.RICH, 0, Optional.empty());

    /** In a message of its own. */
    public Attempt(int failures, Notification.Form form, int generation, Optional<Trouble> trouble) {
        this(failures, form, generation, trouble, Optional.empty());
    }

    /** The same in the message of a storm. */
    Attempt in(String id) {
        return new Attempt(failures, form, generation, trouble, Optional.of(id));
    }

    /** Since when it may have arrived although nobody said so; empty while every attempt is known to have failed. */
    public Optional<Instant> uncertainSince() {
        return doubt().map(Doubt::since);
    }

    Optional<Doubt> doubt() {
        return trouble.flatMap(Trouble::doubt);
    }

    /** Whether it has failed for so long. */
    public boolean isTroubledFor(Duration time, Instant now) {
        return trouble.filter(known -> !known.since().plus(time).isAfter(now)).isPresent();
    }

    /** Whether somebody else was told of what happened then. */
    boolean isToldElsewhere(Instant happened) {
        return trouble.flatMap(Trouble::toldElsewhere)
                .filter(told -> !told.isBefore(happened))
                .isPresent();
    }

    Attempt failed(Outcome.Retry retry, Doubt attempt) {
        return new Attempt(failures + 1, form, generation, Optional.of(Trouble.after(trouble, retry, attempt)), storm);
    }

    /** The same where the process that made it ended meanwhile. */
    Attempt interrupted(Doubt attempt) {
        return failed(
                new Outcome.Retry(
                        Optional.empty(), "the instance that was sending it has ended", Outcome.Arrival.UNKNOWN),
                attempt);
    }

    Attempt plain() {
        return new Attempt(failures, Notification.Form.PLAIN, generation, trouble, storm);
    }

    /** Before the next message: nothing is wrong with it yet. */
    Attempt arrived() {
        return new Attempt(0, Notification.Form.RICH, generation, Optional.empty());
    }

    /** The same where people are still to be called: whoever knows elsewhere is not told again. */
    Attempt arrivedInVain() {
        Optional<Trouble> known =
                trouble.filter(its -> its.toldElsewhere().isPresent()).map(Trouble::withoutDoubt);
        return new Attempt(0, Notification.Form.RICH, generation, known);
    }

    /** Before the incident's message is posted once more. */
    Attempt anew() {
        return new Attempt(0, Notification.Form.RICH, generation + 1, Optional.empty());
    }

    /** Somebody was told on another way meanwhile. */
    Attempt toldElsewhere(String why, Instant at) {
        Trouble known = trouble.orElseGet(() -> Trouble.of(trouble, why, at));
        return new Attempt(failures, form, generation, Optional.of(known.toldElsewhere(at)), storm);
    }

    /** The same with the reason for which it is told elsewhere. */
    Attempt because(String why, Instant at) {
        return new Attempt(failures, form, generation, Optional.of(Trouble.of(trouble, why, at)), storm);
    }
}
