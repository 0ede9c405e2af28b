package dev.hinomi.alerts.events;

import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.events.EventLevel;
import dev.hinomi.observability.masking.Masker;
import java.util.function.Consumer;

/**
 * Makes an event of Datadog's stream of each notification, all of one incident gathered under one key. Where Slack cannot be reached, a
 * monitor over events can still call. Thread-safe.
 */
public final class EventNotifier implements Notifier {

    private static final String RULE = "alert_rule";

    private final Consumer<Event> shipping;
    private final Redaction redaction;

    /**
     * @param shipping takes events, such as {@code EventShipping::ship}; it must not block
     * @param masker hides secrets in every value that is shown
     */
    public EventNotifier(Consumer<Event> shipping, Masker masker) {
        this.shipping = shipping;
        this.redaction = new Redaction(masker);
    }

    /** Whether an event tells of an alert. */
    public static boolean isOfAlert(Event event) {
        return event.tags().stream().anyMatch(tag -> tag.startsWith(RULE + ":"));
    }

    @Override
    public Outcome send(Notification notification) {
        if (!notification.action().isAside()) {
            shipping.accept(event(notification));
        }
        return new Outcome.Sent(new Receipt("datadog", notification.dedupKey()));
    }

    private Event event(Notification notification) {
        String because = notification
                .attempt()
                .trouble()
                .map(Trouble::why)
                .map(why ->
                        "Told here because " + notification.target().channel() + " cannot be reached: " + why + ".\n")
                .orElse("");
        return Event.of(
                        redaction.of(Headline.of(notification)),
                        notification.latest().at())
                .saying(redaction.of(because + Headline.reason(notification)))
                .at(level(notification))
                .gatheredBy("hinomi-alert-" + notification.incident().id())
                .tagged(RULE, notification.alert().rule().id())
                .tagged("alert_target", notification.target().name());
    }

    private static EventLevel level(Notification notification) {
        if (notification.latest().isResolution()) {
            return EventLevel.SUCCESS;
        }
        return notification.incident().severity() == Severity.CRITICAL ? EventLevel.ERROR : EventLevel.WARNING;
    }
}
