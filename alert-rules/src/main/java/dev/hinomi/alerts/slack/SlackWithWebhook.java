package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.TwoWayNotifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people as the app, and by an incoming webhook where the app cannot: when Slack refuses it for good, or has not answered for {@link
 * #PATIENCE}. An incident that began by the webhook goes on by it. For {@link #DETOUR} after that the app is not asked for the same channel;
 * then it is tried again. Used by one thread at a time.
 */
public final class SlackWithWebhook implements DigestNotifier, TwoWayNotifier {

    /** So long Slack's API may fail before the webhook tells what calls people. */
    public static final Duration PATIENCE = Dispatcher.PATIENCE;

    /** So long a channel is told by the webhook before the app is tried again. */
    public static final Duration DETOUR = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SlackWithWebhook.class);

    private final SlackNotifier app;
    private final SlackWebhookNotifier webhook;
    private final InstantSource clock;
    private final Map<String, Detour> detours = new HashMap<>();
    private final Set<String> explained = new HashSet<>();
    private Optional<Instant> awaySince = Optional.empty();

    SlackWithWebhook(SlackNotifier app, SlackWebhookNotifier webhook, InstantSource clock) {
        this.app = app;
        this.webhook = webhook;
        this.clock = clock;
    }

    /**
     * Why a channel is told by the webhook.
     *
     * @param why what Slack answered the app
     * @param refused whether it refused it for good; else it did not answer
     * @param until when the app is tried again
     */
    private record Detour(String why, boolean refused, Instant until) {}

    /**
     * Something to tell.
     *
     * @param channel where
     * @param action what to do about it
     * @param calls whether it calls people
     * @param byApp tells it as the app
     * @param byWebhook tells it by the webhook, with the reason
     */
    private record Message(
            String channel,
            Action action,
            boolean calls,
            Supplier<Outcome> byApp,
            Function<Optional<String>, Outcome> byWebhook) {}

    @Override
    public void listen(Answers answers) {
        app.listen(answers);
    }

    @Override
    public void stopListening() {
        app.stopListening();
    }

    @Override
    public Outcome send(Notification notification) {
        return send(new Message(
                notification.target().channelOf(notification.action()),
                notification.action(),
                notification.calls(),
                () -> app.send(notification),
                why -> webhook.send(notification, why)));
    }

    @Override
    public Outcome send(Digest digest) {
        return send(new Message(
                digest.target().channel(),
                digest.action(),
                !(digest.action() instanceof Action.Update),
                () -> app.send(digest),
                why -> webhook.send(digest, why)));
    }

    private Outcome send(Message message) {
        Optional<Detour> known = Optional.ofNullable(detours.get(message.channel()))
                .filter(detour -> clock.instant().isBefore(detour.until()));
        if (SlackWebhookNotifier.began(message.action())) {
            return message.byWebhook().apply(known.map(Detour::why));
        }
        return known.filter(detour -> detour.refused() || message.calls())
                .map(detour -> message.byWebhook().apply(Optional.of(detour.why())))
                .orElseGet(() -> asApp(message));
    }

    private Outcome asApp(Message message) {
        Outcome outcome = message.byApp().get();
        if (outcome instanceof Outcome.Withheld) {
            return outcome;
        }
        Instant now = clock.instant();
        boolean unanswered = outcome instanceof Outcome.Retry retry && retry.arrival() != Outcome.Arrival.NO;
        awaySince = unanswered ? awaySince.or(() -> Optional.of(now)) : Optional.empty();
        return detour(outcome, message, now)
                .map(detour -> byWebhook(message, detour, outcome))
                .orElse(outcome);
    }

    private Optional<Detour> detour(Outcome outcome, Message message, Instant now) {
        Instant until = now.plus(DETOUR);
        if (outcome instanceof Outcome.Reroute reroute) {
            return Optional.of(new Detour(reroute.why(), true, until));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Optional.of(new Detour(rejected.why(), true, until));
        }
        boolean away =
                awaySince.filter(since -> !since.plus(PATIENCE).isAfter(now)).isPresent();
        if (!away || !message.calls()) {
            return Optional.empty();
        }
        return outcome instanceof Outcome.Retry retry
                ? Optional.of(new Detour(retry.why(), false, until))
                : Optional.empty();
    }

    /** When neither way is open, whoever stands in elsewhere hears of both. */
    private Outcome byWebhook(Message message, Detour detour, Outcome ofApp) {
        Outcome outcome = message.byWebhook().apply(Optional.of(detour.why()));
        if (outcome instanceof Outcome.Reroute closed) {
            return detour.refused()
                    ? new Outcome.Reroute(
                            detour.why() + ", and " + closed.why(), remedy(ofApp) + ". " + closed.remedy())
                    : ofApp;
        }
        detours.put(message.channel(), detour);
        if (explained.add(message.channel() + detour.why())) {
            LOG.warn(
                    "{} is told by Slack's incoming webhook, because {}. {}.",
                    message.channel(),
                    detour.why(),
                    detour.refused() ? remedy(ofApp) : "The app is tried again every minute");
        }
        return outcome;
    }

    private static String remedy(Outcome ofApp) {
        return ofApp instanceof Outcome.Reroute reroute ? reroute.remedy() : "Report it with this message";
    }
}
