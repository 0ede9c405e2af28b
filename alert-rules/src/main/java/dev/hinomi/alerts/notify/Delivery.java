package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** One message on its way, about one incident or about many; remembers what became of it. */
interface Delivery {

    /** What it is about, for whoever goes on when this process ends: the key of what is owed, or the id of a storm. */
    String about();

    /**
     * It is about to be sent: whatever it is about is remembered from now on.
     *
     * @return whether an incident joins a storm by it: whoever goes on must know that
     */
    default boolean begins() {
        return false;
    }

    NotifyTarget target();

    Severity severity();

    Action action();

    Attempt attempt();

    /** What it tells of. */
    List<Owed> members();

    /** What it tells, incident by incident. */
    List<Notification> notifications();

    Outcome sendTo(Notifier notifier);

    /** The same, whatever the notifier does. */
    default Outcome trySending(Notifier notifier) {
        return guarded(notifier, () -> sendTo(notifier));
    }

    /** What became of something that was sent, whatever the notifier did. */
    static Outcome guarded(Notifier notifier, Supplier<Outcome> sending) {
        try {
            return sending.get();
        } catch (RuntimeException | Error failure) {
            LoggerFactory.getLogger(Delivery.class)
                    .debug("The notifier {} threw instead of classifying.", notifier, failure);
            return new Outcome.Rejected("the notifier failed: " + failure);
        }
    }

    void arrived(Receipt receipt, Instant now);

    /** It arrived, and could call nobody. */
    void arrivedUncalled(Receipt receipt, Instant now);

    /** It was there already, as an earlier attempt wrote it. */
    void found(Outcome.Found found, Instant now);

    /** It has not arrived; it goes on like this. */
    void goesOn(Attempt attempt);

    /** The message that was to be changed is gone. */
    void unseen();

    void forgotten(Instant now);
}
