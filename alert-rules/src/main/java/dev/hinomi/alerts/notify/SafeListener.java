package dev.hinomi.alerts.notify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that never throws, whatever the one behind it does. */
record SafeListener(DeliveryListener listener) implements DeliveryListener {

    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    @Override
    public void delivered(Notification notification, Outcome.Sent sent) {
        tell(() -> listener.delivered(notification, sent));
    }

    @Override
    public void deliveredUncalled(Notification notification, Outcome.Uncalled arrived) {
        tell(() -> listener.deliveredUncalled(notification, arrived));
    }

    @Override
    public void postponed(Notification notification, Outcome.Retry retry, Duration wait) {
        tell(() -> listener.postponed(notification, retry, wait));
    }

    @Override
    public void refused(Notification notification, String why, String remedy) {
        tell(() -> listener.refused(notification, why, remedy));
    }

    @Override
    public void toldElsewhere(Notification notification, String why) {
        tell(() -> listener.toldElsewhere(notification, why));
    }

    @Override
    public void overflowed(Owed owed) {
        tell(() -> listener.overflowed(owed));
    }

    @Override
    public void unsent(Owed owed) {
        tell(() -> listener.unsent(owed));
    }

    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException | Error failure) {
            LOG.debug("The delivery listener {} failed.", listener, failure);
        }
    }
}
