package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A dispatcher and a sandbox's Slack on one clock that is cranked by hand. */
final class SlackRun implements AutoCloseable {

    static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").version("1.2.3").build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.at(Incidents.START);
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withClock(clock));
    private final List<String> told = new ArrayList<>();
    private final Rota rota = new Rota(RemoteSchedules.NONE);
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
    private final SlackNotifier notifier;
    private final Dispatcher dispatcher;

    /** Nobody listens to what people answer. */
    SlackRun() {
        this(Optional.empty(), Way.APP);
    }

    private SlackRun(Optional<Secret> appToken, Way way) {
        notifier = notifier(appToken);
        Notifier used = switch (way) {
            case APP -> notifier;
            case WEBHOOK -> new SlackWebhookNotifier(webhook(), contents(), rota, clock);
            case BOTH -> notifier.orBy(webhook());
        };
        dispatcher = new Dispatcher(outbox, used, new Telling(), clock);
    }

    /** How Slack is told. */
    private enum Way {
        APP,
        WEBHOOK,
        BOTH
    }

    /** By an incoming webhook alone. */
    static SlackRun byWebhook() {
        return new SlackRun(Optional.empty(), Way.WEBHOOK);
    }

    /** By the app, or else by an incoming webhook. */
    static SlackRun orByWebhook() {
        return new SlackRun(Optional.empty(), Way.BOTH);
    }

    private SlackWebhook webhook() {
        return new SlackWebhook(Secret.of(sandbox.slackWebhookUrl()), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private static SlackNotifier.Contents contents() {
        return new SlackNotifier.Contents(
                IDENTITY, EvidenceSource.NONE, Masking.defaults().masker());
    }

    /** The same with buttons; people are heard. */
    static SlackRun withButtons() {
        SlackRun run = new SlackRun(Optional.of(Secret.of("xapp-test-0123456789")), Way.APP);
        run.listen();
        if (!run.sandbox.slackSockets().await(1, PATIENCE)) {
            throw new AssertionError("nobody listens to Slack after " + PATIENCE);
        }
        return run;
    }

    /** Hears what people answer. */
    void listen() {
        notifier.listen(new Answering());
    }

    /** What people answer, as it is heard. */
    String nextAnswer() throws InterruptedException {
        return String.valueOf(answered.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private final class Answering implements Answers {
        @Override
        public boolean acknowledge(String incident, String by) {
            return hold(incident, by, Optional.empty());
        }

        @Override
        public boolean acknowledgeStorm(String storm, String by) {
            List<String> incidents = dispatcher.holdStorm(storm, by);
            answered.add(by + " all " + incidents.size());
            return !incidents.isEmpty();
        }

        @Override
        public boolean silence(String incident, String by, Instant until) {
            return hold(incident, by, Optional.of(until));
        }

        private boolean hold(String incident, String by, Optional<Instant> until) {
            boolean known = dispatcher.hold(incident, by, until);
            answered.add(by + until.map(end -> " until " + end).orElse("") + (known ? "" : " in vain"));
            return known;
        }
    }

    private final class Telling implements DeliveryListener {
        @Override
        public void delivered(Notification notification, Outcome.Sent sent) {
            told.add("delivered");
        }

        @Override
        public void postponed(Notification notification, Outcome.Retry retry, Duration wait) {
            told.add("postponed");
        }

        @Override
        public void refused(Notification notification, String why, String remedy) {
            told.add("refused: " + why + ". " + remedy);
        }
    }

    private SlackNotifier notifier(Optional<Secret> appToken) {
        SlackConnection connection = new SlackConnection(
                Secret.of("xoxb-test-0123456789"),
                URI.create(sandbox.slackApiUrl()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                appToken);
        return new SlackNotifier(connection, contents(), rota, clock);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    ManualClock clock() {
        return clock;
    }

    /** The schedules by which people are called. */
    Rota rota() {
        return rota;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** What became of messages, in order. */
    List<String> told() {
        return told;
    }

    List<SlackMessage> messages() {
        return sandbox.slack().all();
    }

    /** What the channels show, without what stands in threads alone. */
    List<SlackMessage> shown() {
        return messages().stream()
                .filter(message -> !message.reply() || message.broadcast())
                .toList();
    }

    /** Sends what is due within this time, and lets it pass. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (!next().isAfter(end)) {
            clock.advance(Duration.between(clock.instant(), next()));
            dispatcher.sendNext();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private Instant next() {
        return dispatcher.untilNext().map(clock.instant()::plus).orElse(Instant.MAX);
    }

    void owe(Incidents incidents, double value) {
        owe(Incidents.TARGET, incidents, value);
    }

    void owe(NotifyTarget target, Incidents incidents, double value) {
        dispatcher.owe(target, incidents.alert(), incidents.measure(value));
    }

    /** Sends all that is owed, however long it takes. */
    void sendAll() {
        for (int round = 0; round < 2_000 && dispatcher.untilNext().isPresent(); round++) {
            clock.advance(dispatcher.untilNext().orElseThrow());
            dispatcher.sendNext();
        }
    }

    /** How often a method was called. */
    long calls(String method) {
        return sandbox.requests().all().stream()
                .filter(exchange -> exchange.path().equals("/api/" + method))
                .count();
    }

    @Override
    public void close() {
        notifier.stopListening();
        sandbox.close();
    }
}
