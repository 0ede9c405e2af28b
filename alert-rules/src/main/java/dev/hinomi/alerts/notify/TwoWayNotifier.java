package dev.hinomi.alerts.notify;

/** A destination in which people answer: they take incidents in hand there. */
public interface TwoWayNotifier extends Notifier {

    /** Begins to listen, once. Waits for no connection and throws nothing. */
    void listen(Answers answers);

    /** Stops listening. Waits for nothing and throws nothing. */
    void stopListening();
}
