package dev.hinomi.alerts.events;

import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Owed;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what could not be told, so that an alert is visible even when its channel is not. What has to be mended is explained
 * once per target and cause.
 */
public final class DeliveryLog implements DeliveryListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private final Set<String> explained = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    @Override
    public void delivered(Notification notification, Outcome.Sent sent) {
        if (waiting.remove(notification.target().channel())) {
            LOG.info("{} is told again: {}", notification.target().channel(), Headline.of(notification));
        }
    }

    @Override
    public void postponed(Notification notification, Outcome.Retry retry, Duration wait) {
        if (waiting.add(notification.target().channel())) {
            LOG.warn(
                    "{} could not be told yet and is tried again, first in {} ms: {}",
                    notification.target().channel(),
                    wait.toMillis(),
                    retry.why());
        }
    }

    @Override
    public void refused(Notification notification, String why, String remedy) {
        if (explained.add(notification.target().name() + why)) {
            LOG.error(
                    "Alerts for {} (target \"{}\", {}) cannot be delivered: {}. {}.",
                    notification.target().channel(),
                    notification.target().name(),
                    notification.target().origin(),
                    why,
                    remedy);
        }
        undelivered(notification, why);
    }

    @Override
    public void overflowed(Owed owed) {
        owed.next().ifPresent(notification -> undelivered(notification, "too many incidents are waiting to be told"));
    }

    @Override
    public void unsent(Owed owed) {
        owed.next().ifPresent(notification -> undelivered(notification, "the process ended first"));
    }

    private static void undelivered(Notification notification, String why) {
        LOG.atError()
                .addKeyValue("evt.name", "alert.undelivered")
                .addKeyValue("alert.rule", notification.alert().rule().id())
                .addKeyValue("alert.incident", notification.incident().id())
                .addKeyValue("alert.reason", why)
                .log("Not delivered to {}: {}", notification.target().channel(), Headline.of(notification));
    }
}
