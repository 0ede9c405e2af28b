package dev.hinomi.observability.identity;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who this service is: a property {@code hinomi.*} wins over a {@code DD_*} variable, which wins over the
 * fallback. The same order as the tracer's for the variables, so that logs, metrics and traces agree.
 */
public final class IdentityResolution {
    /** The name of a service that nobody has named. */
    public static final String UNNAMED_SERVICE = "unnamed-service";

    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;

    /**
     * A resolution over explicit look-ups, both answering {@code null} for what is not there.
     *
     * @param properties by property name, such as {@code hinomi.service}
     * @param environment by variable name, such as {@code DD_SERVICE}
     */
    public IdentityResolution(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** A resolution over this process's system properties and environment variables. */
    public static IdentityResolution ofThisProcess() {
        return new IdentityResolution(System::getProperty, System::getenv);
    }

    /**
     * The identity; {@code DD_TAGS} are taken as shared tags.
     *
     * @param fallbackService the name when neither property nor variable gives one; may be {@code null}
     */
    public ServiceIdentity resolve(@Nullable String fallbackService) {
        DatadogTags tags = DatadogTags.parse(environment.apply("DD_TAGS"));
        String service = firstPresent(
                properties.apply("hinomi.service"),
                environment.apply("DD_SERVICE"),
                tags.first("service"),
                fallbackService,
                UNNAMED_SERVICE);
        ServiceIdentity.Builder identity = ServiceIdentity.builder(service == null ? UNNAMED_SERVICE : service)
                .env(firstPresent(properties.apply("hinomi.env"), environment.apply("DD_ENV"), tags.first("env")))
                .version(firstPresent(
                        properties.apply("hinomi.version"), environment.apply("DD_VERSION"), tags.first("version")));
        tags.others().forEach(identity::sharedTag);
        return identity.build();
    }

    private static @Nullable String firstPresent(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }
}
