package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.slack.SlackWebhook;
import dev.hinomi.alerts.slack.SlackWebhookNotifier;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dispatcher and a sandbox's Slack on one clock. */
final class Scene implements AutoCloseable {
    static final NotifyTarget ONCALL = new NotifyTarget(
            "oncall",
            "#career-alerts",
            Map.of(Severity.CRITICAL, List.of(new Mention.GroupHandle("career-oncall"))),
            "rules.yml:9:5");
    static final NotifyTarget PLATFORM = NotifyTarget.of("platform", "#platform-alerts");

    private static final SlackNotifier.Contents CONTENTS = new SlackNotifier.Contents(
            ServiceIdentity.builder("career-api").env("prod").version("1.4.2").build(),
            EvidenceSource.NONE,
            Masking.defaults().masker());
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Pattern STORM = Pattern.compile("(\\d+) alerts at once");

    private final InstantSource clock;
    private final Sandbox sandbox;
    private final Dispatcher dispatcher;
    private final AtomicLong refused = new AtomicLong();

    private final class Refusals implements DeliveryListener {
        @Override
        public void refused(Notification notification, String why, String remedy) {
            refused.incrementAndGet();
        }
    }

    private Scene(InstantSource clock, SandboxOptions options, BiFunction<Sandbox, InstantSource, Notifier> slack) {
        this.clock = clock;
        this.sandbox = Sandbox.start(options.withPorts(0, 0).withClock(clock));
        this.dispatcher = new Dispatcher(new MemoryOutbox(), slack.apply(sandbox, clock), new Refusals(), clock);
    }

    private static BiFunction<Sandbox, InstantSource, Notifier> app(Duration callTimeout) {
        return (sandbox, clock) -> new SlackNotifier(
                new SlackConnection(
                        Secret.of("xoxb-0123456789"),
                        URI.create(sandbox.slackApiUrl()),
                        Duration.ofSeconds(1),
                        callTimeout),
                CONTENTS,
                new Rota(RemoteSchedules.NONE),
                clock);
    }

    private static SlackWebhook webhook(Sandbox sandbox) {
        return new SlackWebhook(Secret.of(sandbox.slackWebhookUrl()), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    /** On a clock that is cranked, told by an incoming webhook alone. */
    static Scene byWebhook() {
        return new Scene(
                ManualClock.at(START),
                SandboxOptions.defaults(),
                (sandbox, clock) ->
                        new SlackWebhookNotifier(webhook(sandbox), CONTENTS, new Rota(RemoteSchedules.NONE), clock));
    }

    /** On a clock that is cranked, told as the app, or else by an incoming webhook. */
    static Scene orByWebhook() {
        return new Scene(
                ManualClock.at(START),
                SandboxOptions.defaults(),
                (sandbox, clock) ->
                        ((SlackNotifier) app(Duration.ofSeconds(2)).apply(sandbox, clock)).orBy(webhook(sandbox)));
    }

    /** In real time, after a first message: the classes of Slack's client are loaded. */
    static Scene live(Duration callTimeout) {
        Scene scene = new Scene(InstantSource.system(), SandboxOptions.defaults(), app(callTimeout));
        Episode first = Episode.of("first", "First", scene.now());
        scene.dispatcher().owe(NotifyTarget.of("general", "#general"), first.alert(), first.fires(scene.now()));
        scene.dispatcher().sendNext();
        scene.sandbox().clear();
        return scene;
    }

    /** On a clock that is cranked: a minute of waiting takes no time. */
    static Scene cranked(Duration callTimeout) {
        return new Scene(ManualClock.at(START), SandboxOptions.defaults(), app(callTimeout));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    InstantSource clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    long refused() {
        return refused.get();
    }

    void happens(String method, FaultAction action, int times) {
        sandbox.faults().add(Fault.of(FaultTarget.slackMethod(method), action).times(times));
    }

    /** Sends what is due within this time, and lets it pass. */
    void pass(Duration time) {
        ManualClock cranked = (ManualClock) clock;
        Instant end = now().plus(time);
        Optional<Duration> wait = dispatcher.untilNext();
        while (wait.isPresent() && !now().plus(wait.get()).isAfter(end)) {
            cranked.advance(wait.get());
            dispatcher.sendNext();
            wait = dispatcher.untilNext();
        }
        cranked.advance(now().isBefore(end) ? Duration.between(now(), end) : Duration.ZERO);
    }

    /** What the channels show, without what stands in threads alone. */
    List<SlackMessage> shown() {
        return sandbox.slack().all().stream()
                .filter(message -> !message.reply() || message.broadcast())
                .toList();
    }

    /** How many messages called somebody by name. */
    long calling() {
        return shown().stream().filter(message -> !message.pings().isEmpty()).count();
    }

    /** How many incidents the channels speak of, alone or within storms; a call that follows in a thread is about none of its own. */
    long told() {
        return shown().stream()
                .filter(message -> !message.reply())
                .mapToLong(Scene::told)
                .sum();
    }

    private static long told(SlackMessage message) {
        Matcher matcher = STORM.matcher(message.text());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 1;
    }

    /** How many messages say the same as another one: their metadata has the same key. */
    long duplicates() {
        List<String> keys = sandbox.slack().all().stream()
                .map(message -> message.posted().metadata().replaceAll(".*\"dedup_key\":\"([^\"]*)\".*", "$1"))
                .toList();
        return keys.size() - keys.stream().distinct().count();
    }

    /** How many requests were answered with this status. */
    long answered(int status) {
        return sandbox.requests().all().stream()
                .filter(exchange -> exchange.status() == status)
                .count();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
