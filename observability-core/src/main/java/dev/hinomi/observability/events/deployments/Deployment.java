package dev.hinomi.observability.events.deployments;

import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service that has come to an environment.
 *
 * @param service the service
 * @param env the environment; {@code null} if it is not known
 * @param version the version
 * @param at when it came
 * @param origin where it came from
 */
public record Deployment(String service, @Nullable String env, String version, Instant at, Origin origin) {

    /** A deployment of a version that has a name. */
    public Deployment {
        if (service.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("A deployment needs a service and a version, but the service is \""
                    + service + "\" and the version is \"" + version + "\".");
        }
    }

    /** The service of an identity has come to its environment, of unknown origin. */
    public static Deployment of(ServiceIdentity identity, String version, Instant at) {
        return new Deployment(identity.service(), identity.env().orElse(null), version, at, Origin.UNKNOWN);
    }

    /** The same, having come at another time. */
    public Deployment at(Instant value) {
        return new Deployment(service, env, version, value, origin);
    }

    /** The same, come from there. */
    public Deployment from(Origin value) {
        return new Deployment(service, env, version, at, value);
    }

    /**
     * The event that marks it. Its key is made of service, environment and version, so that Datadog shows as one what every
     * copy of the service and its pipeline tell of the same deployment.
     */
    public Event event() {
        String where = env == null ? "" : " to " + env;
        return Event.of(service + " " + version + " deployed" + where, at)
                .saying(text())
                .gatheredBy("deployment " + service + " " + (env == null ? "" : env) + " " + version)
                .tagged("deployment", version)
                .tagged("service", service)
                .tagged("env", env)
                .tagged("version", version)
                .tagged("git.commit.sha", origin.commit())
                .tagged("git.repository_url", origin.repository());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("version " + version);
        add("commit", origin.commit(), lines);
        add("repository", origin.repository(), lines);
        add("by", origin.by(), lines);
        add("pipeline", origin.pipeline(), lines);
        return String.join("\n", lines);
    }

    private static void add(String name, @Nullable String value, List<String> lines) {
        if (value != null) {
            lines.add(name + " " + value);
        }
    }
}
