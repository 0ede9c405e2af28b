package dev.hinomi.alerts.notify;

/** What a destination is asked to do about an incident. */
public sealed interface Action {

    /** Post the incident's message, calling people by name while it is open. */
    record Post() implements Action {}

    /** Change the message to the latest state. Calls nobody. */
    record Update(Receipt root) implements Action {}

    /** Answer the message, visibly in the channel, because it became worse; calls people by name. */
    record Raise(Receipt root) implements Action {}

    /** Answer the message in its thread alone: how it came to what it shows now. Calls nobody. */
    record Note(Receipt root) implements Action {}
}
