package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
import java.util.Locale;
import java.util.Optional;

/** What a destination is asked to do about an incident. */
public sealed interface Action {

    /** Post the incident's message, calling people by name while it is open. */
    record Post() implements Action {}

    /** Goes on with the incident's message. */
    sealed interface GoesOn extends Action {

        /** The message, as its destination said where it is. */
        Receipt root();
    }

    /** Change the message to the latest state. Calls nobody. */
    record Update(Receipt root) implements GoesOn {}

    /** Answer the message, visibly in the channel, because it became worse; calls people by name. */
    record Raise(Receipt root) implements GoesOn {}

    /** Answer the message, visibly in the channel, because it could call nobody; calls people by name. */
    record Call(Receipt root) implements GoesOn {}

    /**
     * Tell it anew, visibly in the channel, because nobody has it in hand or somebody has had it for long; calls people by name.
     *
     * @param root the incident's message
     * @param due what is due: a step, a repetition or a reminder
     * @param progress how far its telling had come before
     */
    record Again(Receipt root, Escalation due, Progress progress) implements GoesOn {}

    /** Answer the message in its thread alone: how it came to what it shows now. Calls nobody. */
    record Note(Receipt root) implements GoesOn {}

    /** Answer the message in its thread alone: who wants silence, and until when. Calls nobody. */
    record Silence(Receipt root) implements GoesOn {}

    /**
     * Its name, as it is logged and sent: {@code post}, {@code update}, {@code raise}, {@code call}, {@code step}, {@code repeat}, {@code
     * reminder}, {@code note} or {@code silence}.
     */
    default String word() {
        if (this instanceof Again again) {
            return again.due() instanceof Escalation.StepDue
                    ? "step"
                    : again.due() instanceof Escalation.ReminderDue ? "reminder" : "repeat";
        }
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The incident's message that it goes on with; empty where it begins one. */
    default Optional<Receipt> message() {
        return this instanceof GoesOn goesOn ? Optional.of(goesOn.root()) : Optional.empty();
    }

    /** Whether it answers a message so that the whole channel sees it. */
    default boolean isBroadcast() {
        return this instanceof Raise || this instanceof Call || this instanceof Again;
    }

    /** Whether it is there to call people, and tells nothing new. */
    default boolean onlyCalls() {
        return this instanceof Call || this instanceof Again;
    }

    /** Whether it stands in the incident's thread alone, for those who read there: whoever cannot show a thread leaves it out. */
    default boolean isAside() {
        return this instanceof Note || this instanceof Silence;
    }
}
