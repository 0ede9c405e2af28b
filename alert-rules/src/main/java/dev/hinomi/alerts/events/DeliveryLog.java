package dev.hinomi.alerts.events;

import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Owed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what became of every notification, so that an alert is visible even when its channel is not, and it can be told later who was
 * called and why. What could not be told goes to the logger {@code dev.hinomi.alerts}, for people; the rest to {@link
 * TransitionLog#HISTORY}. What has to be mended is explained once per target and cause. The keys are an interface, as those of {@link
 * TransitionLog} are.
 */
public final class DeliveryLog implements DeliveryListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");
    private static final Logger RECORD = LoggerFactory.getLogger(TransitionLog.HISTORY);

    private final Set<String> explained = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    @Override
    public void delivered(Notification notification, Outcome.Sent sent) {
        boolean again = waiting.remove(notification.target().channel());
        String called = String.join(", ", NotificationEvent.called(notification));
        NotificationEvent.of("alert.told", notification)
                .with(
                        "alert.message",
                        sent.receipt().channel() + "/" + sent.receipt().timestamp())
                .log(
                        (again ? LOG : RECORD).atInfo(),
                        notification.target().channelOf(notification.action()) + " is told" + (again ? " again" : "")
                                + (called.isEmpty() ? ": " : ", which is to call " + called + ": ")
                                + Headline.of(notification));
    }

    @Override
    public void deliveredUncalled(Notification notification, Outcome.Uncalled arrived) {
        waiting.remove(notification.target().channel());
        NotificationEvent.of("alert.told", notification)
                .with(
                        "alert.message",
                        arrived.receipt().channel() + "/" + arrived.receipt().timestamp())
                .with("alert.called", List.of())
                .log(
                        LOG.atWarn(),
                        notification.target().channelOf(notification.action())
                                + " is told, but nobody is called, because Slack did not say who they are: "
                                + String.join(", ", NotificationEvent.called(notification))
                                + ". They are called as soon as it does: "
                                + Headline.of(notification));
    }

    @Override
    public void postponed(Notification notification, Outcome.Retry retry, Duration wait) {
        String channel = notification.target().channel();
        boolean first = waiting.add(channel);
        NotificationEvent.of("alert.postponed", notification)
                .with("alert.reason", retry.why())
                .with("alert.wait_ms", wait.toMillis())
                .with("alert.failures", notification.attempt().failures() + 1)
                .log(
                        first ? LOG.atWarn() : RECORD.atInfo(),
                        channel + " could not be told yet and is tried again, " + (first ? "first " : "") + "in "
                                + wait.toMillis() + " ms: " + retry.why());
    }

    @Override
    public void toldElsewhere(Notification notification, String why) {
        NotificationEvent.of("alert.told_elsewhere", notification)
                .with("alert.reason", why)
                .log(
                        RECORD.atInfo(),
                        "Told elsewhere in place of " + notification.target().channel() + ": "
                                + Headline.of(notification));
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
        undelivered(notification, why, remedy);
    }

    @Override
    public void overflowed(Owed owed) {
        owed.next()
                .ifPresent(notification -> undelivered(notification, "too many incidents are waiting to be told", ""));
    }

    @Override
    public void unsent(Owed owed) {
        owed.next().ifPresent(notification -> undelivered(notification, "the process ended first", ""));
    }

    private static void undelivered(Notification notification, String why, String remedy) {
        NotificationEvent.of("alert.undelivered", notification)
                .with("alert.reason", why)
                .with("alert.remedy", remedy)
                .log(
                        LOG.atError(),
                        "Not delivered to " + notification.target().channel() + ": " + Headline.of(notification));
    }
}
