package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells targets what they are owed: in order per channel, one message a second per channel, trying again for as long as
 * it takes. Adding to it never waits for a destination. Thread-safe; {@link #sendNext()} runs on one thread at a time.
 */
public final class Dispatcher {

    /** Slack accepts one message a second per channel (docs.slack.dev/apis/web-api/rate-limits). */
    static final Duration CHANNEL_PACE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Outbox outbox;
    private final Notifier notifier;
    private final DeliveryListener listener;
    private final InstantSource clock;

    /** A dispatcher that sends when asked to: see {@link DispatcherThread}. */
    public Dispatcher(Outbox outbox, Notifier notifier, DeliveryListener listener, InstantSource clock) {
        this.outbox = outbox;
        this.notifier = notifier;
        this.listener = listener;
        this.clock = clock;
    }

    /** Owes the target this transition, if it belongs to an incident. */
    public void owe(NotifyTarget target, Alert alert, Transition transition) {
        if (transition.incident().isPresent() && !outbox.accept(target, alert, transition)) {
            tell(told -> told.overflowed(Owed.first(target, alert, transition)));
        }
    }

    /** How long until something can be sent; zero if at once, empty if nothing is owed. */
    public Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return outbox.nextAt().map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }

    /** Tells the listener of everything that is still owed: the process ends. */
    public void abandon() {
        outbox.pending().forEach(owed -> tell(told -> told.unsent(owed)));
    }

    /**
     * Sends the first message whose channel is free.
     *
     * @return whether there was one
     */
    public boolean sendNext() {
        Optional<Owed> owed = outbox.next(clock.instant());
        owed.ifPresent(found -> found.next().ifPresent(notification -> act(found, notification, send(notification))));
        return owed.isPresent();
    }

    private Outcome send(Notification notification) {
        try {
            return notifier.send(notification);
        } catch (RuntimeException | Error failure) {
            LOG.debug("The notifier {} threw instead of classifying.", notifier, failure);
            return new Outcome.Rejected("the notifier failed: " + failure);
        }
    }

    private void act(Owed owed, Notification notification, Outcome outcome) {
        outbox.pause(owed.target().channel(), clock.instant().plus(CHANNEL_PACE));
        if (outcome instanceof Outcome.Sent sent) {
            outbox.update(owed, current -> current.told(notification, sent.receipt()));
            tell(told -> told.delivered(notification, sent));
        } else if (outcome instanceof Outcome.Retry retry) {
            Duration wait = RetryPause.before(retry, owed.attempt().failures());
            outbox.pause(owed.target().channel(), clock.instant().plus(wait));
            outbox.update(owed, current -> current.after(owed.attempt().failed()));
            tell(told -> told.postponed(notification, retry, wait));
        } else if (outcome instanceof Outcome.Repost) {
            outbox.update(owed, Owed::unseen);
        } else if (outcome instanceof Outcome.Degrade degrade) {
            degrade(owed, notification, degrade);
        } else if (outcome instanceof Outcome.Reroute reroute) {
            giveUp(owed, notification, reroute.why(), reroute.remedy());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            giveUp(owed, notification, rejected.why(), "Report it with this message");
        }
    }

    private void degrade(Owed owed, Notification notification, Outcome.Degrade degrade) {
        if (notification.form() == Notification.Form.PLAIN) {
            giveUp(owed, notification, degrade.why(), "Shorten the rule's title and query");
        } else {
            outbox.update(owed, current -> current.after(owed.attempt().plain()));
        }
    }

    private void giveUp(Owed owed, Notification notification, String why, String remedy) {
        outbox.forget(owed);
        tell(told -> told.refused(notification, why, remedy));
    }

    private void tell(Consumer<DeliveryListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException | Error failure) {
            LOG.debug("The delivery listener {} failed.", listener, failure);
        }
    }
}
