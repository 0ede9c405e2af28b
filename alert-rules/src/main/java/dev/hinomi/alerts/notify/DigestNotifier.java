package dev.hinomi.alerts.notify;

/** A destination that can show many incidents in one message; others are told of each. */
public interface DigestNotifier extends Notifier {

    /** Tells the destination of all of them and says what became of it. Throws nothing. */
    Outcome send(Digest digest);
}
