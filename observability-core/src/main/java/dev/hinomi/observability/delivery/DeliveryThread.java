package dev.hinomi.observability.delivery;

/** The thread that sends, recognisable so that what it logs is not delivered by itself. */
final class DeliveryThread extends Thread {

    DeliveryThread(Runnable work, String signal) {
        super(work, "hinomi-" + signal + "-delivery");
        setDaemon(true);
    }
}
