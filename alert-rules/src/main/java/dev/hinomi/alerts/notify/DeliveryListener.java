package dev.hinomi.alerts.notify;

import java.time.Duration;

/** Told of what becomes of notifications, on the dispatcher's thread. What it throws is swallowed. */
public interface DeliveryListener {

    /** Listens to nothing. */
    DeliveryListener NO_OP = new DeliveryListener() {};

    /** It arrived. */
    default void delivered(Notification notification, Outcome.Sent sent) {}

    /** It arrived, and could call nobody yet. */
    default void deliveredUncalled(Notification notification, Outcome.Uncalled arrived) {
        delivered(notification, new Outcome.Sent(arrived.receipt()));
    }

    /** It will be tried again after the wait. */
    default void postponed(Notification notification, Outcome.Retry retry, Duration wait) {}

    /** It was given up: the destination cannot be reached as configured, or will never accept it. */
    default void refused(Notification notification, String why, String remedy) {}

    /** Another destination was told in place of the first. */
    default void toldElsewhere(Notification notification, String why) {}

    /** The outbox was full: the target will not hear of this incident. */
    default void overflowed(Owed owed) {}

    /** The process ends before it could be told. */
    default void unsent(Owed owed) {}
}
