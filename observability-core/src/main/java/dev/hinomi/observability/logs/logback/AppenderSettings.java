package dev.hinomi.observability.logs.logback;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code logback.xml} says about the appender; the environment says the rest. */
final class AppenderSettings {
    @Nullable
    String apiKey;

    @Nullable
    String site;

    @Nullable
    String url;

    @Nullable
    String service;

    @Nullable
    String env;

    @Nullable
    String version;

    int maxStackBytes = ErrorOptions.defaults().maxStackBytes();

    final List<String> excludedFrames = new ArrayList<>(ErrorOptions.defaults().excludedFrames());

    boolean errorFingerprint = ErrorOptions.defaults().fingerprint();

    @Nullable
    Integer floodLinesPerSecond;

    Duration stopTimeout = DeliverySettings.DEFAULT_CLOSE_DEADLINE;

    /** A running shipping; empty without a key. */
    Optional<LogShipping> open(Function<String, @Nullable String> environment) {
        Problems problems = new Problems();
        Optional<Secret> key = key(firstPresent(apiKey, environment.apply("DD_API_KEY")), problems);
        Optional<DatadogEndpoints> endpoints =
                DatadogEndpoints.resolve(url, firstPresent(site, environment.apply("DD_SITE")), problems);
        if (stopTimeout.isNegative()) {
            problems.add(Problem.of("stopTimeoutMillis", "must not be negative", "Give milliseconds from 0 on")
                    .withValue(stopTimeout.toMillis()));
        }
        Optional<LogOptions> options = options(problems);
        problems.throwIfAny();
        return key.flatMap(present -> endpoints.map(where -> LogShipping.of(
                identity(environment),
                LogShipping.delivery(where, present)
                        .closeDeadline(stopTimeout)
                        .advice(new Advice(Advice.GENERAL.moreRoom(), "raise stopTimeoutMillis"))
                        .start(),
                options.orElseThrow())));
    }

    private Supplier<ServiceIdentity> identity(Function<String, @Nullable String> environment) {
        ServiceIdentity identity = new IdentityResolution(properties()::get, environment).resolve(null);
        return () -> identity;
    }

    private Optional<LogOptions> options(Problems problems) {
        try {
            LogOptions options =
                    LogOptions.defaults().withErrors(new ErrorOptions(maxStackBytes, excludedFrames, errorFingerprint));
            return Optional.of(
                    floodLinesPerSecond == null ? options : options.withFlood(new FloodLimit(floodLinesPerSecond)));
        } catch (IllegalArgumentException unusable) {
            problems.add(Problem.of(
                    "maxStackBytes, excludedFrame, floodLinesPerSecond",
                    "cannot be used",
                    String.valueOf(unusable.getMessage())));
            return Optional.empty();
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        putIfPresent(properties, "hinomi.service", service);
        putIfPresent(properties, "hinomi.env", env);
        putIfPresent(properties, "hinomi.version", version);
        return properties;
    }

    private static Optional<Secret> key(@Nullable String text, Problems problems) {
        try {
            return Secret.ofNullable(text);
        } catch (IllegalArgumentException unusable) {
            problems.add(Problem.of("apiKey", "cannot be a key", String.valueOf(unusable.getMessage()))
                    .withSecret());
            return Optional.empty();
        }
    }

    private static void putIfPresent(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static @Nullable String firstPresent(@Nullable String first, @Nullable String second) {
        return first != null && !first.isBlank() ? first : second;
    }
}
