package dev.hinomi.alerts.slack;

import com.slack.api.webhook.Payload;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.oncall.Rota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Posts messages through an incoming webhook of Slack, which gives no timestamp back: nothing can be edited, answered or looked for. So an
 * incident is one message when it begins, one each time that people are called again, and one when it ends; what else would be edited is
 * not told. A message whose answer was lost is posted again, and may be there twice. At most one message a second
 * (docs.slack.dev/apis/web-api/rate-limits), for whatever channels: the webhook has one. Used by one thread at a time.
 */
public final class SlackWebhookNotifier implements DigestNotifier {

    private static final String ROUTE = "incoming-webhook";
    private static final Duration PACE = Duration.ofSeconds(1);

    private final WebhookCall webhook;
    private final MentionResolver people;
    private final InstantSource clock;
    private final Writers writers;
    private Instant freeAt = Instant.MIN;

    /**
     * Where there is nothing else: only ids can be called by name, because nobody can be asked who is behind a handle or an address.
     *
     * @param webhook where messages go
     * @param contents what messages say
     * @param rota who is on call; the one that {@code AlertsBuilder.onCall} keeps up to date
     * @param clock how late a message is, and when the next one may go
     */
    public SlackWebhookNotifier(SlackWebhook webhook, SlackNotifier.Contents contents, Rota rota, InstantSource clock) {
        this(webhook, contents, rota.through(mention -> Optional.of(mention).filter(Mention::isId)), clock);
    }

    SlackWebhookNotifier(
            SlackWebhook webhook, SlackNotifier.Contents contents, MentionResolver people, InstantSource clock) {
        this.webhook = new WebhookCall(webhook);
        this.people = people;
        this.clock = clock;
        this.writers = Writers.of(contents, IncidentWriter.Pressing.UNHEARD, clock);
    }

    /** Whether this goes on with a message that came by a webhook. */
    static boolean began(Action action) {
        return action.message().filter(root -> root.channel().equals(ROUTE)).isPresent();
    }

    @Override
    public Outcome send(Notification notification) {
        return send(notification, Optional.empty());
    }

    @Override
    public Outcome send(Digest digest) {
        return send(digest, Optional.empty());
    }

    /**
     * The same.
     *
     * @param instead why the app does not tell it
     */
    Outcome send(Notification notification, Optional<String> instead) {
        boolean ends = notification.action() instanceof Action.Update
                && notification.latest().isResolution();
        WebhookNote note = new WebhookNote(
                notification.target().channelOf(notification.action()),
                notification.latest().isResolution(),
                notification.attempt(),
                instead);
        String key = notification.dedupKey() + (ends ? "/end" : "");
        CalledPeople called = CalledPeople.by(notification, people, clock.instant());
        if (called.isUncalled() && notification.action().onlyCalls()) {
            return CalledPeople.WITHHELD;
        }
        Outcome outcome = ends || notification.calls()
                ? post(
                        key,
                        notification.attempt(),
                        () -> writers.incidents()
                                .write(notification, called, Charts.Form.IN_CHARACTERS)
                                .noting(note.in(notification.target().wording(), writers.text())))
                : new Outcome.Sent(new Receipt(ROUTE, key));
        return called.judge(outcome);
    }

    /** An edit is told when somebody would else not hear of an incident, or of the end of all. */
    Outcome send(Digest digest, Optional<String> instead) {
        boolean news = digest.action() instanceof Action.Post
                || digest.action() instanceof Action.Call
                || digest.isOver()
                || digest.members().stream().anyMatch(member -> member.shown().isEmpty());
        WebhookNote note = new WebhookNote(digest.target().channel(), digest.isOver(), digest.attempt(), instead);
        CalledPeople called = CalledPeople.by(digest, people, clock.instant());
        if (called.isUncalled() && digest.action().onlyCalls()) {
            return CalledPeople.WITHHELD;
        }
        Outcome outcome = news
                ? post(
                        digest.dedupKey(),
                        digest.attempt(),
                        () -> writers.storms()
                                .write(digest, called)
                                .noting(note.in(digest.target().wording(), writers.text())))
                : new Outcome.Sent(new Receipt(ROUTE, digest.dedupKey()));
        return called.judge(outcome);
    }

    private Outcome post(String key, Attempt attempt, Supplier<SlackMessage> message) {
        Instant now = clock.instant();
        if (now.isBefore(freeAt)) {
            return new Outcome.NotYet(Duration.between(now, freeAt));
        }
        Outcome outcome = WebhookVerdict.of(webhook.post(payload(message.get(), attempt)), new Receipt(ROUTE, key));
        freeAt = clock.instant().plus(pause(outcome));
        return outcome;
    }

    private static Duration pause(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry
                ? retry.after().filter(asked -> asked.compareTo(PACE) > 0).orElse(PACE)
                : PACE;
    }

    private static Payload payload(SlackMessage message, Attempt attempt) {
        Payload.PayloadBuilder payload =
                Payload.builder().text(message.text()).unfurlLinks(false).unfurlMedia(false);
        return (attempt.form() == Notification.Form.RICH ? payload.blocks(message.blocks()) : payload).build();
    }
}
