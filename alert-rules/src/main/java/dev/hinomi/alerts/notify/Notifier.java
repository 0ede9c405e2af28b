package dev.hinomi.alerts.notify;

/** A destination. Called on the dispatcher's thread, one notification at a time; may block for as long as its own timeouts. */
@FunctionalInterface
public interface Notifier {

    /** Tells the destination and says what became of it. Throws nothing. */
    Outcome send(Notification notification);
}
