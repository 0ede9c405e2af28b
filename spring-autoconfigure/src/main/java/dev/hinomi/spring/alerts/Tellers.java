package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.events.EventNotifier;
import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.EveryOne;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.LogNotifier;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotSetUp;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Switchboard;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackDoctor;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.slack.SlackReport;
import dev.hinomi.alerts.slack.SlackWebhook;
import dev.hinomi.alerts.slack.SlackWebhookNotifier;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.alerts.webhook.WebhookNotifier;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who tells people, as the application is configured.
 *
 * @param runtime how it is configured
 * @param events takes events for Datadog; empty where none are sent
 */
record Tellers(HinomiRuntime runtime, Optional<Consumer<Event>> events) {

    private static final Duration EXAMINATION = Duration.ofSeconds(10);

    private static final NotSetUp UNSIGNED =
            new NotSetUp("there is no secret to sign with", "Set hinomi.alerts.webhook-secret");
    private static final NotSetUp NO_EVENTS = new NotSetUp(
            "no events are sent to Datadog", "Set DD_API_KEY, and do not set hinomi.events.enabled to false");

    /** Tells each target where it wants to be told. */
    Notifier first(EvidenceSource evidence, Rota rota) {
        Notifier slack = slack(evidence, rota);
        Notifier webhooks = webhook()
                .<Notifier>map(contents -> WebhookNotifier.toTargets(contents, clock()))
                .orElse(UNSIGNED);
        return Switchboard.of(slack, webhooks, toDatadog().orElse(NO_EVENTS));
    }

    /** Who is told when that cannot be. */
    Optional<Notifier> elsewhere() {
        HinomiProperties.Elsewhere wanted = runtime.properties().alerts().elsewhere();
        Optional<Notifier> webhook = Optional.ofNullable(wanted.webhook())
                .flatMap(address -> webhook()
                        .map(contents -> WebhookNotifier.to(new Destination.Webhook(address), contents, clock())));
        Optional<Notifier> datadog = wanted.datadogEvents() ? toDatadog() : Optional.empty();
        List<Notifier> all = Stream.concat(webhook.stream(), datadog.stream()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new EveryOne(all));
    }

    /** The same rules, with a warning for each target that cannot be told as it wants to be. */
    LoadedRules checked(LoadedRules rules) {
        return rules.and(rules.targets().values().stream()
                .sorted(Comparator.comparing(NotifyTarget::name))
                .flatMap(target -> missing(target).stream())
                .map(problem -> new RuleProblem(RuleProblem.Level.WARNING, problem))
                .toList());
    }

    private Optional<Problem> missing(NotifyTarget target) {
        if (target.destination() instanceof Destination.Webhook && webhook().isEmpty()) {
            return Optional.of(problem(target, "webhook", UNSIGNED));
        }
        if (target.destination() instanceof Destination.DatadogEvents && events.isEmpty()) {
            return Optional.of(problem(target, "datadog", NO_EVENTS));
        }
        boolean unasked =
                runtime.slackToken().isEmpty() && runtime.slackWebhook().isPresent();
        return unasked && target.destination() instanceof Destination.Slack ? uncalled(target) : Optional.empty();
    }

    /** Handles and addresses are asked of Slack's API, which takes a token. */
    private static Optional<Problem> uncalled(NotifyTarget target) {
        String people = target.mentions().values().stream()
                .flatMap(List::stream)
                .filter(mention -> !mention.isId() && !(mention instanceof Mention.OnCall))
                .map(Mention::written)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                                "notify." + target.name() + ".mention",
                                "calls nobody by an incoming webhook alone: " + people,
                                "Name the ids (U…, S…), or set hinomi.slack.token")
                        .at(target.origin()));
    }

    private static Problem problem(NotifyTarget target, String key, NotSetUp missing) {
        return Problem.of("notify." + target.name() + "." + key, missing.why(), missing.remedy())
                .at(target.origin());
    }

    private Optional<Notifier> toDatadog() {
        return events.map(shipping -> new EventNotifier(shipping, masker()));
    }

    private Optional<WebhookNotifier.Contents> webhook() {
        return Optional.ofNullable(runtime.properties().alerts().webhookSecret())
                .map(secret -> new WebhookNotifier.Contents(runtime.identity().get(), masker(), secret));
    }

    /** As an app, by an incoming webhook, or as an app and by a webhook where that cannot be. */
    private Notifier slack(EvidenceSource evidence, Rota rota) {
        Optional<SlackNotifier> app = runtime.slackToken().map(token -> app(token, contents(evidence), rota));
        Optional<SlackWebhook> webhook = runtime.slackWebhook();
        if (app.isPresent()) {
            return webhook.<Notifier>map(app.get()::orBy).orElse(app.get());
        }
        return webhook.<Notifier>map(hook -> new SlackWebhookNotifier(hook, contents(evidence), rota, clock()))
                .orElseGet(LogNotifier::new);
    }

    private SlackNotifier.Contents contents(EvidenceSource evidence) {
        return new SlackNotifier.Contents(runtime.identity().get(), evidence, masker());
    }

    /** What Slack says of the token, the channels and the people of these rules; nothing without a token. */
    SlackReport examined(LoadedRules rules, RemoteSchedules remote) {
        return runtime.slackToken()
                .map(token -> new SlackDoctor(connection(token), clock())
                        .examine(
                                new SlackDoctor.Subject(
                                        rules.targets().values(), rules.onCall(), remote, rules.rules()),
                                EXAMINATION))
                .orElseGet(() -> new SlackReport(List.of()));
    }

    private SlackNotifier app(Secret token, SlackNotifier.Contents contents, Rota rota) {
        return new SlackNotifier(connection(token), contents, rota, clock());
    }

    private SlackConnection connection(Secret token) {
        URI api = runtime.properties().slack().apiUrl();
        SlackConnection speaking = SlackConnection.of(token);
        SlackConnection connection =
                runtime.slackAppToken().map(speaking::listening).orElse(speaking);
        return api == null
                ? connection
                : connection.at(URI.create(api.toString().replaceFirst("/?$", "/")));
    }

    /** Messages hide what log lines hide; whoever shows all in log lines has not said so of messages, which more people read. */
    private Masker masker() {
        return runtime.logSettings().get(LogSetting.MASKING)
                ? runtime.logSettings().masker()
                : Masking.defaults().masker();
    }

    private static InstantSource clock() {
        return InstantSource.system();
    }
}
