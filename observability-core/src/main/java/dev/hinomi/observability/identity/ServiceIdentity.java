package dev.hinomi.observability.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is speaking: the same on logs, metrics and traces, so that Datadog can join them. Immutable.
 *
 * <p>Tags come in two kinds. <em>Shared</em> tags have few values across a fleet and go on every signal; <em>instance</em>
 * tags name one running copy and stay off metrics, where one short tag that tells the copies apart is enough. There is no
 * host: a container has none, and a made-up one is billed.
 */
public final class ServiceIdentity {
    private final String service;
    private final @Nullable String env;
    private final @Nullable String version;
    private final Map<String, String> sharedTags;
    private final Map<String, String> instanceTags;

    private ServiceIdentity(Builder builder) {
        this.service = builder.service;
        this.env = builder.env;
        this.version = builder.version;
        this.sharedTags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.sharedTags));
        this.instanceTags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.instanceTags));
    }

    /** An identity with nothing but a service name. */
    public static ServiceIdentity of(String service) {
        return builder(service).build();
    }

    /** Starts an identity for a service name, which must not be blank. */
    public static Builder builder(String service) {
        return new Builder(service);
    }

    /** A builder that starts from this identity. */
    public Builder toBuilder() {
        Builder copy = new Builder(service).env(env).version(version);
        copy.sharedTags.putAll(sharedTags);
        copy.instanceTags.putAll(instanceTags);
        return copy;
    }

    /** The service, as in {@code DD_SERVICE}. */
    public String service() {
        return service;
    }

    /** The environment, as in {@code DD_ENV}. */
    public Optional<String> env() {
        return Optional.ofNullable(env);
    }

    /** The version, as in {@code DD_VERSION}. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** Tags with few values across the fleet, in the order in which they were added. */
    public Map<String, String> sharedTags() {
        return sharedTags;
    }

    /** Tags that name this one copy of the service, in the order in which they were added. */
    public Map<String, String> instanceTags() {
        return instanceTags;
    }

    /** What goes on every log besides its service: env, version, shared and instance tags. */
    public List<String> logTags() {
        List<String> tags = new ArrayList<>(unifiedTags());
        addAll(tags, sharedTags);
        addAll(tags, instanceTags);
        return tags;
    }

    /** What goes on every metric: service, env, version and shared tags; nothing that names one instance. */
    public List<String> metricTags() {
        List<String> tags = new ArrayList<>();
        tags.add("service:" + service);
        tags.addAll(unifiedTags());
        addAll(tags, sharedTags);
        return tags;
    }

    private List<String> unifiedTags() {
        List<String> tags = new ArrayList<>();
        env().ifPresent(value -> tags.add("env:" + value));
        version().ifPresent(value -> tags.add("version:" + value));
        return tags;
    }

    private static void addAll(List<String> tags, Map<String, String> more) {
        more.forEach((key, value) -> tags.add(key + ":" + value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ServiceIdentity that
                        && metricTags().equals(that.metricTags())
                        && instanceTags.equals(that.instanceTags));
    }

    @Override
    public int hashCode() {
        return 31 * metricTags().hashCode() + instanceTags.hashCode();
    }

    @Override
    public String toString() {
        return "service:" + service + logTags().stream().map(tag -> " " + tag).reduce("", String::concat);
    }

    /** Builds an identity; not thread-safe. Blank values count as absent; a comma, which would end a tag, becomes {@code _}. */
    public static final class Builder {
        private final String service;
        private final Map<String, String> sharedTags = new LinkedHashMap<>();
        private final Map<String, String> instanceTags = new LinkedHashMap<>();
        private @Nullable String env;
        private @Nullable String version;

        private Builder(String service) {
            if (service.isBlank()) {
                throw new IllegalArgumentException("The service name must not be blank: set hinomi.service.");
            }
            this.service = service.strip();
        }

        /** The environment, such as {@code prod}. */
        public Builder env(@Nullable String value) {
            this.env = presentOrNull(value);
            return this;
        }

        /** The deployed version. */
        public Builder version(@Nullable String value) {
            this.version = presentOrNull(value);
            return this;
        }

        /** A tag with few values across the fleet; an earlier one of the same key stays. */
        public Builder sharedTag(String key, @Nullable String value) {
            return put(sharedTags, key, value);
        }

        /** A tag that names this copy of the service; an earlier one of the same key stays. */
        public Builder instanceTag(String key, @Nullable String value) {
            return put(instanceTags, key, value);
        }

        /** The finished identity. */
        public ServiceIdentity build() {
            return new ServiceIdentity(this);
        }

        private Builder put(Map<String, String> tags, String key, @Nullable String value) {
            String present = presentOrNull(value);
            if (present != null && !key.isBlank()) {
                tags.putIfAbsent(key.strip(), present);
            }
            return this;
        }

        private static @Nullable String presentOrNull(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip().replace(',', '_');
        }
    }
}
