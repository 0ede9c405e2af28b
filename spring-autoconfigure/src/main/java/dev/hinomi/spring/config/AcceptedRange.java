package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Accepted;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.MetricMode;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.util.unit.DataSize;

/**
 * What a value must be beside being of the right type.
 *
 * @param accepted the check
 * @param words the check in words, after "must be"
 */
record AcceptedRange(Predicate<Object> accepted, String words) {

    private static final AcceptedRange ADDRESS =
            new AcceptedRange(AcceptedRange::isHttpAddress, "an address that starts with http:// or https://");
    private static final AcceptedRange PAGES = new AcceptedRange(
            AcceptedRange::isPlainAddress, "an address that starts with http:// or https://, without user and query");
    private static final AcceptedRange STEP =
            new AcceptedRange(AcceptedRange::isStep, "whole seconds from 1s to 3600s");

    private static final String NAMED_BUDGETS = "hinomi.metrics.budgets";

    private static final AcceptedRange BUDGET = new AcceptedRange(
            value -> value instanceof Integer budget && budget >= Budgets.LEAST, Budgets.LEAST + " or more");

    private static final AcceptedRange IDLE_STEPS = new AcceptedRange(
            value -> value instanceof Integer steps && steps >= 1 && steps <= PublishSettings.MOST_IDLE_STEPS,
            "a whole number from 1 to " + PublishSettings.MOST_IDLE_STEPS);

    private static final AcceptedRange FLEET_DELAY = between(Duration.ZERO, Duration.ofDays(1));
    private static final AcceptedRange FLEET_TIMEOUT = between(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final AcceptedRange REQUESTS = new AcceptedRange(
            value -> value instanceof Integer requests && requests >= 1 && requests <= 3_600,
            "a whole number from 1 to 3600");

    private static final Map<String, AcceptedRange> BY_PROPERTY = Map.ofEntries(
            Map.entry("hinomi.datadog.url", ADDRESS),
            Map.entry("hinomi.slack.api-url", ADDRESS),
            Map.entry("hinomi.traces.pages-url", PAGES),
            Map.entry("hinomi.metrics.step", STEP),
            Map.entry("hinomi.metrics.budget", BUDGET),
            Map.entry("hinomi.metrics.idle-steps", IDLE_STEPS),
            Map.entry("hinomi.metrics.api", like(Accepted.oneOf(SeriesForm.class))),
            Map.entry("hinomi.metrics.distributions", like(Accepted.oneOf(DistributionMode.class))),
            Map.entry("hinomi.metrics.mode", like(Accepted.oneOf(MetricMode.class))),
            Map.entry("hinomi.metrics.directory", like(LogSetting.DIRECTORY.accepted())),
            Map.entry("hinomi.metrics.disk-size", like(Accepted.sizes("8MB", "16GB"))),
            Map.entry("hinomi.metrics.queue-size", like(LogSetting.QUEUE_SIZE.accepted())),
            Map.entry("hinomi.metrics.shutdown-timeout", like(LogSetting.SHUTDOWN_TIMEOUT.accepted())),
            Map.entry("hinomi.alerts.elsewhere.webhook", ADDRESS),
            Map.entry("hinomi.alerts.step", STEP),
            Map.entry("hinomi.alerts.fleet.delay", FLEET_DELAY),
            Map.entry("hinomi.alerts.fleet.timeout", FLEET_TIMEOUT),
            Map.entry("hinomi.alerts.fleet.requests-per-hour", REQUESTS),
            Map.entry("hinomi.alerts.shutdown-timeout", like(LogSetting.SHUTDOWN_TIMEOUT.accepted())));

    /** Whatever the type allows. */
    static final AcceptedRange ANY = new AcceptedRange(value -> true, "anything");

    /** The range of a property, by its dashed name. */
    static AcceptedRange of(String property) {
        return LogSetting.ofProperty(property)
                .map(setting -> like(setting.accepted()))
                .orElseGet(() -> isNamedBudget(property) ? BUDGET : BY_PROPERTY.getOrDefault(property, ANY));
    }

    /** The entries of the map have names of their own, as in {@code hinomi.metrics.budgets[http.server.requests]}. */
    private static boolean isNamedBudget(String property) {
        return property.startsWith(NAMED_BUDGETS + "[") || property.startsWith(NAMED_BUDGETS + ".");
    }

    @SuppressWarnings("unchecked") // The properties have the types of the settings, but for sizes.
    private static <T> AcceptedRange like(Accepted<T> accepted) {
        return new AcceptedRange(
                value -> accepted.admits((T) (value instanceof DataSize size ? size.toBytes() : value)),
                accepted.words());
    }

    private static AcceptedRange between(Duration least, Duration most) {
        return new AcceptedRange(
                value ->
                        value instanceof Duration length && length.compareTo(least) >= 0 && length.compareTo(most) <= 0,
                "a duration from " + least.toSeconds() + "s to " + most.toSeconds() + "s");
    }

    private static boolean isHttpAddress(Object value) {
        return value instanceof URI uri
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null;
    }

    private static boolean isPlainAddress(Object value) {
        return isHttpAddress(value)
                && value instanceof URI uri
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static boolean isStep(Object value) {
        return value instanceof Duration step
                && step.toMillis() % 1000 == 0
                && step.toSeconds() >= 1
                && step.toHours() <= 1;
    }
}
