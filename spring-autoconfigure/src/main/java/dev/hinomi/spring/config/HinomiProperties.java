package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.masking.Detector;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.MetricMode;
import dev.hinomi.observability.metrics.MetricQueue;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that a service can set. Immutable.
 *
 * @param enabled Whether Hinomi does anything at all.
 * @param service Name of the service; else DD_SERVICE, else spring.application.name.
 * @param env Environment the service runs in; else DD_ENV.
 * @param version Version of the service; else DD_VERSION.
 * @param tags Further tags on every log and metric, beside DD_TAGS.
 * @param datadog Where logs and metrics go.
 * @param logs Shipping of logs.
 * @param metrics Publishing of metrics.
 * @param events Events in Datadog's stream.
 * @param traces What stands on dd-java-agent's spans, and what leads to them.
 * @param alerts Evaluation of alert rules in this process.
 * @param slack Where people are told.
 */
@ConfigurationProperties("hinomi")
public record HinomiProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String service,
        @Nullable String env,
        @Nullable String version,
        @DefaultValue Map<String, String> tags,
        @DefaultValue Datadog datadog,
        @DefaultValue Logs logs,
        @DefaultValue Metrics metrics,
        @DefaultValue Events events,
        @DefaultValue Traces traces,
        @DefaultValue Alerts alerts,
        @DefaultValue Slack slack) {

    /**
     * Where logs and metrics go.
     *
     * @param apiKey API key of the Datadog organisation; else DD_API_KEY. Without one nothing is sent.
     * @param applicationKey Application key of somebody who may write the metadata of metrics and query metrics; else DD_APP_KEY, else DD_APPLICATION_KEY. Without one Datadog is not told what metrics mean, and is not asked for rules with evaluate: fleet.
     * @param site Datadog site, such as datadoghq.eu; else DD_SITE, else datadoghq.com.
     * @param url Base address of all intakes instead of the site's own, such as a sandbox or a proxy.
     */
    public record Datadog(
            @Nullable Secret apiKey,
            @Nullable Secret applicationKey,
            @Nullable String site,
            @Nullable URI url) {}

    /**
     * Shipping of logs.
     *
     * @param enabled Whether logs are sent to Datadog.
     * @param mode How lines reach Datadog: durable (files that survive the process), memory, stdout (for whoever collects it), or auto, which chooses.
     * @param directory Folder of the files in durable mode; else hinomi-USER@SERVICE below java.io.tmpdir. Processes of a service may share it.
     * @param diskSize Disk that lines waiting to be sent may take in durable mode; else 1GB, or 10 % of the volume if that is less.
     * @param queueSize Memory that lines waiting to be sent may take; in durable mode only while the disk cannot be written.
     * @param flushInterval Longest time that a line waits for others to be sent with.
     * @param shutdownTimeout Longest time that the application's end waits for the last lines.
     * @param compression How requests are compressed: auto takes zstd where zstd-jni is on the class path and the intake takes it, else gzip.
     * @param maxStackSize Size at which the text of an exception is cut.
     * @param excludedFrames Beginnings of the class names that stack traces leave out; else proxies, reflection and filter chains.
     * @param errorFingerprint Whether exceptions carry error.fingerprint, which replaces Datadog's own grouping.
     * @param floodLinesPerSecond Lines of one kind that are sent in a second before the rest is only counted; else no limit.
     * @param masking Whether secrets and personal data are hidden.
     * @param maskedNames Names whose values are hidden, beside those that are by default.
     * @param unmaskedNames Names whose values are shown although they are hidden by default.
     * @param maskedForms What is recognised by its form and hidden, beside what is by default.
     * @param unmaskedForms What is shown although it is recognised by its form and hidden by default.
     * @param maskedPatterns Regular expressions in RE2's syntax; what they match is hidden. They need RE2/J on the class path.
     */
    public record Logs(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("auto") LogMode mode,
            @Nullable Path directory,
            @Nullable DataSize diskSize,
            @DefaultValue("16MB") DataSize queueSize,
            @DefaultValue("1s") Duration flushInterval,
            @DefaultValue("2s") Duration shutdownTimeout,
            @DefaultValue("auto") Compression compression,
            @DefaultValue("25KB") DataSize maxStackSize,
            @Nullable List<String> excludedFrames,
            @DefaultValue("false") boolean errorFingerprint,
            @Nullable Integer floodLinesPerSecond,
            @DefaultValue("true") boolean masking,
            @Nullable List<String> maskedNames,
            @Nullable List<String> unmaskedNames,
            @Nullable List<String> maskedForms,
            @Nullable List<String> unmaskedForms,
            @Nullable List<String> maskedPatterns) {

        /** The same as the log path reads it. */
        public LogSettings settings() {
            LogSettings.Builder settings = LogSettings.builder()
                    .enabled(enabled)
                    .mode(mode)
                    .queueSize(queueSize.toBytes())
                    .flushInterval(flushInterval)
                    .shutdownTimeout(shutdownTimeout)
                    .compression(compression)
                    .maxStackSize(maxStackSize.toBytes())
                    .errorFingerprint(errorFingerprint)
                    .masking(masking);
            Optional.ofNullable(directory).ifPresent(settings::directory);
            Optional.ofNullable(diskSize).map(DataSize::toBytes).ifPresent(settings::diskSize);
            Optional.ofNullable(excludedFrames).map(Logs::withoutBlanks).ifPresent(settings::excludedFrames);
            Optional.ofNullable(floodLinesPerSecond).ifPresent(settings::floodLinesPerSecond);
            Optional.ofNullable(maskedNames).map(Logs::withoutBlanks).ifPresent(settings::maskedNames);
            Optional.ofNullable(unmaskedNames).map(Logs::withoutBlanks).ifPresent(settings::unmaskedNames);
            forms(LogSetting.MASKED_FORMS, maskedForms).ifPresent(settings::maskedForms);
            forms(LogSetting.UNMASKED_FORMS, unmaskedForms).ifPresent(settings::unmaskedForms);
            Optional.ofNullable(maskedPatterns).map(Logs::withoutBlanks).ifPresent(settings::maskedPatterns);
            return settings.build();
        }

        private static Optional<List<Detector>> forms(
                LogSetting<List<Detector>> setting, @Nullable List<String> names) {
            return Optional.ofNullable(names)
                    .flatMap(written -> setting.accepted().read(written).value());
        }

        private static List<String> withoutBlanks(List<String> names) {
            return names.stream().filter(name -> !name.isBlank()).toList();
        }
    }

    /**
     * Publishing of metrics.
     *
     * @param enabled Whether metrics are sent to Datadog.
     * @param step How often metrics are sent.
     * @param api Which of Datadog's series intakes is used; v1 is the older one, which takes no units.
     * @param idleSteps Steps in which nothing happens before a counter, timer or summary is no longer sent.
     * @param distributions Which timers and summaries are sent as distributions too: requested (those that ask for percentiles), all or off.
     * @param mode Where series wait until they are sent: durable (files that survive the process) or memory.
     * @param directory Folder of the files in durable mode; else one of the service's own below java.io.tmpdir. Processes of a service may share it.
     * @param diskSize Disk that series waiting to be sent may take in durable mode, and distributions as much again.
     * @param queueSize Memory that series waiting to be sent may take, and distributions as much again; in durable mode only while the disk cannot be written.
     * @param shutdownTimeout Longest time that the application's end waits for the last series.
     * @param budget Combinations of tags that a metric may have before further ones are recorded as other.
     * @param budgets The same for single metrics, 10 or more each, by name in brackets, as in hinomi.metrics.budgets[http.server.requests].
     * @param metadata Whether Datadog is told what metrics mean: type, unit, description. It takes an application key.
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("60s") Duration step,
            @DefaultValue("v2") SeriesForm api,
            @DefaultValue("10") int idleSteps,
            @DefaultValue("requested") DistributionMode distributions,
            @DefaultValue("durable") MetricMode mode,
            @Nullable Path directory,
            @DefaultValue("64MB") DataSize diskSize,
            @DefaultValue("16MB") DataSize queueSize,
            @DefaultValue("2s") Duration shutdownTimeout,
            @DefaultValue("1000") int budget,
            @DefaultValue Map<String, Integer> budgets,
            @DefaultValue("true") boolean metadata) {

        /** How they are published. */
        public PublishSettings publishing() {
            return new PublishSettings(step, api, idleSteps, distributions);
        }

        /** Where series wait. */
        public MetricQueue queue() {
            return new MetricQueue(mode, Optional.ofNullable(directory), diskSize.toBytes(), queueSize.toBytes());
        }
    }

    /**
     * Events in Datadog's stream.
     *
     * @param enabled Whether events are sent to Datadog.
     * @param deployments Whether a version that is new, by what the machine remembers and HINOMI_DEPLOY_AT tells, is announced.
     * @param lifecycle Whether every start and stop of every copy is an event.
     */
    public record Events(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("true") boolean deployments,
            @DefaultValue("false") boolean lifecycle) {}

    /**
     * What stands on dd-java-agent's spans, and what leads to them.
     *
     * @param observations Whether Micrometer's observations become spans, where dd-java-agent runs with DD_TRACE_OTEL_ENABLED=true and opentelemetry-api is there.
     * @param skippedObservations Beginnings of the names of observations that become no spans, beside those that the agent makes spans of itself.
     * @param tags Whether the first span of every trace in this process carries the service's tags, those of its ECS task included.
     * @param awsTraceId Whether the lines of a request carry the root of its X-Amzn-Trace-Id as aws.trace_id.
     * @param pagesUrl Address of the pages that alerts lead to, such as https://acme.datadoghq.com; else the site's own, or the sandbox's.
     */
    public record Traces(
            @DefaultValue("true") boolean observations,
            @Nullable List<String> skippedObservations,
            @DefaultValue("true") boolean tags,
            @DefaultValue("true") boolean awsTraceId,
            @Nullable URI pagesUrl) {

        /** Whether an observation of this name becomes no span. */
        public boolean skips(String name) {
            return skippedObservations != null
                    && skippedObservations.stream()
                            .anyMatch(beginning -> !beginning.isBlank() && name.startsWith(beginning));
        }
    }

    /**
     * Evaluation of alert rules in this process.
     *
     * @param enabled Whether rules are evaluated.
     * @param rules Location of the rule file; a missing file means that there are no rules.
     * @param step How often rules are evaluated.
     * @param shutdownTimeout Longest time that the application's end waits for the last messages.
     * @param fleet How Datadog is asked for rules with evaluate: fleet.
     * @param store Where alerts and what people are owed are kept.
     * @param elsewhere Who is told when Slack, or another place that a rule file names, cannot be reached.
     * @param webhookSecret What is sent to webhooks is signed with it. Without one nothing is sent to them.
     */
    public record Alerts(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("classpath:hinomi/rules.yml") String rules,
            @DefaultValue("10s") Duration step,
            @DefaultValue("5s") Duration shutdownTimeout,
            @DefaultValue Fleet fleet,
            @DefaultValue Store store,
            @DefaultValue Elsewhere elsewhere,
            @Nullable Secret webhookSecret) {}

    /** Where alerts are kept. */
    public enum StoreType {
        /** In this process: a restart forgets them, and every instance tells people on its own. */
        MEMORY,
        /** In the application's database, for all instances together. */
        JDBC
    }

    /**
     * Where alerts and what people are owed are kept.
     *
     * @param type memory, or jdbc for the application's DataSource: then a restart forgets nothing, and one of all instances tells people.
     * @param instance What this instance is called, in messages and among all instances, of which no other may have the name; else its host and process id.
     * @param migrate Whether tables that are missing are made.
     */
    public record Store(
            @DefaultValue("memory") StoreType type,
            @Nullable String instance,
            @DefaultValue("true") boolean migrate) {}

    /**
     * Who is told when the place that a rule file names cannot be reached, or has not taken something critical for 5 min.
     *
     * @param datadogEvents Whether what Slack, or another place, does not take becomes an event in Datadog, where events are sent.
     * @param webhook Address to which what Slack, or another place, does not take is sent as signed JSON.
     */
    public record Elsewhere(
            @DefaultValue("true") boolean datadogEvents,
            @Nullable URI webhook) {}

    /**
     * Questions to Datadog's query API.
     *
     * @param delay How long ago the window of such a rule ends, so that its points have arrived.
     * @param requestsPerHour How many requests this process sends in an hour at most; Datadog's own limit is for the whole organisation.
     * @param timeout Longest time that an answer may take.
     */
    public record Fleet(
            @DefaultValue("60s") Duration delay,
            @DefaultValue("300") int requestsPerHour,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * Where people are told.
     *
     * @param token Bot token (xoxb-…) of the Slack app; else SLACK_BOT_TOKEN. Without one, and without a webhook, messages are only logged.
     * @param appToken App-level token (xapp-…) of the same app, with which what people press in messages is heard; else SLACK_APP_TOKEN. Without one messages have no buttons.
     * @param apiUrl Address of Slack's Web API instead of Slack's own, such as a sandbox.
     * @param webhookUrl Address of an incoming webhook (https://hooks.slack.com/services/…), by which messages go that the app cannot send, or all where there is no bot token; else SLACK_WEBHOOK_URL.
     * @param checkAtStart Whether Slack is asked, once the application is up, if it will take what the rules want to say; what it will not is logged.
     */
    public record Slack(
            @Nullable Secret token,
            @Nullable Secret appToken,
            @Nullable URI apiUrl,
            @Nullable Secret webhookUrl,
            @DefaultValue("true") boolean checkAtStart) {}
}
