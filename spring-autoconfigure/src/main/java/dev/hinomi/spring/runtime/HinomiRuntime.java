package dev.hinomi.spring.runtime;

import dev.hinomi.alerts.slack.SlackWebhook;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.identity.EcsMetadata;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.IdentitySource;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogRoute;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.logs.settings.LogSurroundings;
import dev.hinomi.observability.traces.JavaAgent;
import dev.hinomi.observability.traces.Untraced;
import dev.hinomi.spring.config.ConfigurationReader;
import dev.hinomi.spring.config.HinomiConfiguration;
import dev.hinomi.spring.config.HinomiProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * What is settled as soon as the environment is: before any bean exists, and once for the whole application. Immutable
 * but for the identity, which ECS may enrich within a second. It travels in the environment, from the logging listener,
 * which needs it first, to the auto-configurations.
 */
public final class HinomiRuntime {

    private final HinomiProperties properties;
    private final IdentitySource identity;
    private final @Nullable Destination destination;
    private final DatadogSite site;
    private final @Nullable Secret applicationKey;
    private final @Nullable Secret slackToken;
    private final @Nullable Secret slackAppToken;
    private final @Nullable SlackWebhook slackWebhook;
    private final boolean apiKeyGiven;
    private final LogSettings logSettings;
    private final LogRoute logRoute;
    private final List<Problem> problems;

    private HinomiRuntime(Environment environment) {
        HinomiConfiguration configuration = ConfigurationReader.read(environment);
        Problems found = new Problems();
        found.addAll(configuration.problems());
        this.properties = configuration.properties();
        this.identity = identity(environment, properties);
        Secret apiKey = secret(environment, properties.datadog().apiKey(), "DD_API_KEY", found);
        this.apiKeyGiven = apiKey != null;
        this.applicationKey = applicationKey(environment, properties, found);
        this.destination = destination(environment, properties, apiKey, found);
        this.site = Optional.ofNullable(site(environment, properties))
                .flatMap(DatadogSite::parse)
                .orElse(DatadogSite.US1);
        this.slackToken = secret(environment, properties.slack().token(), "SLACK_BOT_TOKEN", found);
        this.slackAppToken = slackAppToken(environment, properties, found);
        this.slackWebhook = slackWebhook(environment, properties, found);
        this.logSettings = logSettings(properties);
        this.logRoute = LogRoute.choose(
                logSettings,
                LogSurroundings.of(name -> datadogVariable(environment, name), JavaAgent.isAttached())
                        .withDestination(apiKeyGiven, destination != null));
        checkElsewhere(properties.alerts(), found);
        this.problems = found.all();
    }

    private static void checkElsewhere(HinomiProperties.Alerts alerts, Problems found) {
        if (alerts.elsewhere().webhook() != null && alerts.webhookSecret() == null) {
            found.add(Problem.of(
                    "hinomi.alerts.webhook-secret",
                    "is missing: nothing is sent to hinomi.alerts.elsewhere.webhook, because it could not be signed",
                    "Set it to a secret that the receiver knows"));
        }
    }

    /** The runtime of this environment: made at the first call, the same one ever after. */
    public static HinomiRuntime of(ConfigurableEnvironment environment) {
        PropertySource<?> carrier = environment.getPropertySources().get(Carrier.NAME);
        if (carrier != null && carrier.getSource() instanceof HinomiRuntime runtime) {
            return runtime;
        }
        HinomiRuntime runtime = new HinomiRuntime(environment);
        environment.getPropertySources().addLast(new Carrier(runtime));
        return runtime;
    }

    private static IdentitySource identity(Environment environment, HinomiProperties properties) {
        IdentityResolution resolution =
                new IdentityResolution(name -> given(properties, name), name -> datadogVariable(environment, name));
        ServiceIdentity.Builder first =
                resolution.resolve(environment.getProperty("spring.application.name")).toBuilder();
        properties.tags().forEach(first::sharedTag);
        ServiceIdentity identity = first.build();
        return IdentitySource.of(
                identity, EcsMetadata.linkLocal().asking(Untraced::wrap).enrich(identity, environment::getProperty));
    }

    private static LogSettings logSettings(HinomiProperties properties) {
        LogSettings settings = properties.logs().settings();
        return properties.enabled()
                ? settings
                : LogSettings.builder().enabled(false).build();
    }

    private static @Nullable String given(HinomiProperties properties, String name) {
        return switch (name) {
            case "hinomi.service" -> properties.service();
            case "hinomi.env" -> properties.env();
            case "hinomi.version" -> properties.version();
            default -> null;
        };
    }

    /** A variable as the tracer reads it: {@code DD_SERVICE}, or the system property {@code dd.service}. */
    private static @Nullable String datadogVariable(Environment environment, String name) {
        String property = name.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '.');
        String value = environment.getProperty(name);
        return value != null ? value : environment.getProperty(property);
    }

    private static @Nullable String site(Environment environment, HinomiProperties properties) {
        return properties.datadog().site() != null
                ? properties.datadog().site()
                : datadogVariable(environment, "DD_SITE");
    }

    private static @Nullable Destination destination(
            Environment environment, HinomiProperties properties, @Nullable Secret apiKey, Problems found) {
        String site = site(environment, properties);
        String url = properties.datadog().url() == null
                ? null
                : properties.datadog().url().toString();
        Problems unusable = new Problems();
        Optional<DatadogEndpoints> endpoints = DatadogEndpoints.resolve(url, site, unusable);
        unusable.all().forEach(problem -> found.add(inDatadog(problem)));
        return apiKey == null
                ? null
                : endpoints.map(at -> new Destination(at, apiKey)).orElse(null);
    }

    private static Problem inDatadog(Problem problem) {
        return new Problem(
                "hinomi.datadog." + problem.property(),
                problem.value(),
                problem.origin(),
                problem.complaint(),
                problem.action());
    }

    /** {@code DD_APP_KEY} is what Datadog's own tools read, {@code DD_APPLICATION_KEY} what its header is called. */
    private static @Nullable Secret applicationKey(
            Environment environment, HinomiProperties properties, Problems found) {
        Secret given = secret(environment, properties.datadog().applicationKey(), "DD_APP_KEY", found);
        return secret(environment, given, "DD_APPLICATION_KEY", found);
    }

    /** Another kind of token opens no connection: messages then have no buttons, rather than buttons that nobody hears. */
    private static @Nullable Secret slackAppToken(
            Environment environment, HinomiProperties properties, Problems found) {
        Secret given = properties.slack().appToken();
        Secret token = secret(environment, given, "SLACK_APP_TOKEN", found);
        if (token == null || token.reveal().startsWith("xapp-")) {
            return token;
        }
        found.add(Problem.of(
                        given == null ? "SLACK_APP_TOKEN" : "hinomi.slack.app-token",
                        "is no app-level token, which begins with xapp-, so messages have no buttons",
                        "Make one with the scope connections:write at https://api.slack.com/apps, or leave it out")
                .withSecret());
        return null;
    }

    private static @Nullable SlackWebhook slackWebhook(
            Environment environment, HinomiProperties properties, Problems found) {
        Secret given = properties.slack().webhookUrl();
        Secret url = secret(environment, given, "SLACK_WEBHOOK_URL", found);
        if (url == null) {
            return null;
        }
        Optional<String> complaint = SlackWebhook.complaint(url);
        complaint.ifPresent(words -> found.add(Problem.of(
                        given == null ? "SLACK_WEBHOOK_URL" : "hinomi.slack.webhook-url",
                        "is no incoming webhook, so nothing is sent to it: " + words,
                        "Copy it from Incoming Webhooks of an app at https://api.slack.com/apps")
                .withSecret()));
        return complaint.isPresent() ? null : SlackWebhook.of(url);
    }

    private static @Nullable Secret secret(
            Environment environment, @Nullable Secret given, String variable, Problems found) {
        if (given != null) {
            return given;
        }
        try {
            return Secret.ofNullable(environment.getProperty(variable)).orElse(null);
        } catch (IllegalArgumentException unusable) {
            found.add(Problem.of(variable, "cannot be used: " + unusable.getMessage(), "Nothing is sent with it")
                    .withSecret());
            return null;
        }
    }

    /** Whether Hinomi does anything at all. */
    public boolean enabled() {
        return properties.enabled();
    }

    /** The properties, complete and valid. */
    public HinomiProperties properties() {
        return properties;
    }

    /** Who this service is, as known by now. */
    public IdentitySource identity() {
        return identity;
    }

    /** Where logs and metrics go; empty without an API key or with an address that cannot be used. */
    public Optional<Destination> destination() {
        return Optional.ofNullable(destination);
    }

    /** Whether there is an API key; if there is no destination nevertheless, the site or the address is wrong. */
    public boolean apiKeyGiven() {
        return apiKeyGiven;
    }

    /** The site whose pages people look at; Datadog's first where none is given that exists. */
    public DatadogSite site() {
        return site;
    }

    /** The key with which the metadata of metrics is written, if there is one. */
    public Optional<Secret> applicationKey() {
        return Optional.ofNullable(applicationKey);
    }

    /** The token for Slack, if there is one. */
    public Optional<Secret> slackToken() {
        return Optional.ofNullable(slackToken);
    }

    /** The token with which what people press in Slack is heard, if there is one. */
    public Optional<Secret> slackAppToken() {
        return Optional.ofNullable(slackAppToken);
    }

    /** The incoming webhook of Slack, if there is one. */
    public Optional<SlackWebhook> slackWebhook() {
        return Optional.ofNullable(slackWebhook);
    }

    /** How logs are written and shipped. */
    public LogSettings logSettings() {
        return logSettings;
    }

    /** Where logs go, and why. */
    public LogRoute logRoute() {
        return logRoute;
    }

    /** What was wrong with the configuration. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Carries the runtime in the environment, and answers the defaults that we set for others: without the first Boot's own
     * Datadog registry, which comes with us onto the class path, stops an application that has no API key. Where somebody
     * collects the standard output, Boot's banner would be a dozen lines without a meaning.
     */
    private static final class Carrier extends PropertySource<HinomiRuntime> {

        static final String NAME = "hinomi";

        private final Map<String, Object> defaults = new HashMap<>();

        Carrier(HinomiRuntime runtime) {
            super(NAME, runtime);
            defaults.put("management.datadog.metrics.export.enabled", "false");
            if (runtime.logRoute().isStandardOutput()) {
                defaults.put("spring.main.banner-mode", "off");
            }
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return defaults.get(name);
        }
    }
}
