package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.MentionResolver;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.TwoWayNotifier;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.slack.socket.SlackSocket;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.masking.Masking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts and edits messages through Slack's Web API. Needs a bot token with {@code chat:write}; {@code channels:history} and {@code
 * channels:read} to look for a message that may have arrived before it is sent again; {@code usergroups:read} and {@code
 * users:read.email} when rules call people by handle or address; {@code reactions:read} and {@code users:read} for a reaction to take an
 * incident in hand. With an app-level token in its connection, messages have buttons. Used by one thread at a time.
 */
public final class SlackNotifier implements DigestNotifier, TwoWayNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(SlackNotifier.class);

    private final SlackApi api;
    private final MentionResolver people;
    private final InstantSource clock;
    private final ChannelDirectory channels;
    private final Reconciliation reconciliation;
    private final Set<String> blind = new HashSet<>();
    private final Writers writers;
    private final Charts charts = new Charts();
    private final Reactions reactions;
    private final SlackConnection connection;
    private final Contents contents;
    private final AtomicReference<@Nullable Answers> answers = new AtomicReference<>();
    private final AtomicReference<@Nullable SlackSocket> socket = new AtomicReference<>();

    /**
     * @param connection how Slack is reached
     * @param identity who speaks: shown in every message
     * @param clock how long looked up people are remembered
     */
    public SlackNotifier(SlackConnection connection, ServiceIdentity identity, InstantSource clock) {
        this(
                connection,
                new Contents(identity, EvidenceSource.NONE, Masking.defaults().masker()),
                new Rota(RemoteSchedules.NONE),
                clock);
    }

    /**
     * What messages say besides what an incident says itself.
     *
     * @param identity who speaks: shown in every message
     * @param evidence knows what helps to understand an incident
     * @param masker hides secrets in every value that is shown
     */
    public record Contents(ServiceIdentity identity, EvidenceSource evidence, Masker masker) {}

    /**
     * The same with schedules that say who is on call.
     *
     * @param connection how Slack is reached
     * @param contents what messages say
     * @param rota who is on call; the one that {@code AlertsBuilder.onCall} keeps up to date
     * @param clock how long looked up people are remembered, and how late a message is
     */
    public SlackNotifier(SlackConnection connection, Contents contents, Rota rota, InstantSource clock) {
        OkHttpCopies.complaint(SlackNotifier.class.getClassLoader()).ifPresent(LOG::warn);
        this.api = new SlackApi(connection);
        this.people = rota.through(new MentionDirectory(api, clock));
        this.clock = clock;
        this.channels = new ChannelDirectory(api);
        this.reconciliation = new Reconciliation(api, channels);
        this.writers = Writers.of(contents, IncidentWriter.Pressing.of(connection), clock);
        this.reactions = new Reactions(api, clock);
        this.connection = connection;
        this.contents = contents;
    }

    /** The same, with an incoming webhook for what cannot be told as the app. */
    public SlackWithWebhook orBy(SlackWebhook webhook) {
        return new SlackWithWebhook(this, new SlackWebhookNotifier(webhook, contents, people, clock), clock);
    }

    @Override
    public void listen(Answers heard) {
        if (answers.compareAndSet(null, heard)) {
            connection.appToken().ifPresent(appToken -> {
                SlackSocket listening = new SlackSocket(
                        new SocketDoor(new SlackApi(connection.asApp(appToken))),
                        new PressedButtons(api, heard, contents.identity().service(), clock),
                        connection.connectTimeout(),
                        clock);
                socket.set(listening);
                listening.start();
            });
        }
    }

    @Override
    public void stopListening() {
        SlackSocket listening = socket.getAndSet(null);
        if (listening != null) {
            listening.close();
        }
    }

    @Override
    public Outcome send(Notification notification) {
        return reacted(notification).<Outcome>map(Outcome.Answered::new).orElseGet(() -> tell(notification));
    }

    /** Who took it in hand by a reaction, before anybody else is called. */
    private Optional<String> reacted(Notification notification) {
        Answers heard = answers.get();
        if (heard == null
                || notification.parties().held().isPresent()
                || !(notification.action() instanceof Action.GoesOn goesOn && goesOn.onlyCalls())) {
            return Optional.empty();
        }
        try {
            return reactions
                    .responder(goesOn.root())
                    .filter(by -> heard.acknowledge(notification.incident().id(), by));
        } catch (RuntimeException failure) {
            LOG.debug("Whether somebody reacted could not be found out: the people are called.", failure);
            return Optional.empty();
        }
    }

    private Outcome tell(Notification notification) {
        String channel = notification.target().channelOf(notification.action());
        boolean away = !channel.equals(notification.target().channel());
        CalledPeople called = CalledPeople.by(notification, people, clock.instant());
        if (called.isUncalled() && notification.action().onlyCalls()) {
            return CalledPeople.WITHHELD;
        }
        Outcome outcome = charts.send(
                form -> writers.incidents().write(notification, called, form),
                message -> send(new Outgoing(
                        channel,
                        away ? new Action.Post() : notification.action(),
                        message,
                        notification.attempt(),
                        Outgoing.labels(
                                notification.dedupKey(),
                                Map.of(
                                        "incident", notification.incident().id(),
                                        "rule", notification.alert().rule().id())))));
        return called.judge(outcome);
    }

    @Override
    public Outcome send(Digest digest) {
        CalledPeople called = CalledPeople.by(digest, people, clock.instant());
        if (called.isUncalled() && digest.action().onlyCalls()) {
            return CalledPeople.WITHHELD;
        }
        Outcome outcome = send(new Outgoing(
                digest.target().channel(),
                digest.action(),
                writers.storms().write(digest, called),
                digest.attempt(),
                Outgoing.labels(
                        digest.dedupKey(), Map.of("storm", digest.target().name()))));
        return called.judge(outcome);
    }

    private Outcome send(Outgoing outgoing) {
        if (SlackWebhookNotifier.began(outgoing.action())) {
            return new Outcome.Repost("its message came by an incoming webhook, which is not there any more");
        }
        if (outgoing.changed().isPresent()) {
            return SlackVerdict.of(update(outgoing, outgoing.changed().get()));
        }
        Sighting sighting = outgoing.attempt()
                .uncertainSince()
                .map(since -> look(outgoing, since))
                .orElseGet(Sighting.NotSeen::new);
        if (sighting instanceof Sighting.Seen seen) {
            return new Outcome.Found(seen.receipt(), seen.calls());
        }
        return sighting instanceof Sighting.Unsettled unsettled ? unsettled.retry() : SlackVerdict.of(post(outgoing));
    }

    private Sighting look(Outgoing outgoing, Instant since) {
        Sighting sighting = reconciliation.look(outgoing.channel(), outgoing.thread(), outgoing.key(), since);
        if (sighting instanceof Sighting.Blind known && blind.add(outgoing.channel() + known.why())) {
            LOG.warn(
                    "Slack may have taken a message to {} without saying so, and the app cannot look: {}. It is sent again, perhaps "
                            + "twice. Add the scopes channels:history and channels:read (groups:history and groups:read for a "
                            + "private channel) to the app and install it again.",
                    outgoing.channel(),
                    known.why());
        }
        return sighting;
    }

    private SlackAnswer post(Outgoing outgoing) {
        return api.call(
                methods -> methods.chatPostMessage(request -> request.channel(outgoing.channel())
                        .text(outgoing.message().text())
                        .blocks(outgoing.blocks())
                        .metadata(outgoing.metadata())
                        .threadTs(outgoing.thread())
                        .replyBroadcast(outgoing.isBroadcast())),
                (ChatPostMessageResponse response) -> {
                    channels.learn(outgoing.channel(), response.getChannel());
                    return new SlackAnswer.Accepted(response.getChannel(), response.getTs());
                });
    }

    private SlackAnswer update(Outgoing outgoing, Receipt root) {
        return api.call(
                methods -> methods.chatUpdate(request -> request.channel(root.channel())
                        .ts(root.timestamp())
                        .text(outgoing.message().text())
                        .blocks(outgoing.blocks())
                        .metadata(outgoing.metadata())),
                (ChatUpdateResponse response) -> new SlackAnswer.Accepted(response.getChannel(), response.getTs()));
    }
}
