package dev.hinomi.observability.events.deployments;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Marks a deployment from a pipeline, without the service: the variables of {@link DeploymentFacts}, of the identity
 * ({@code DD_SERVICE}, {@code DD_ENV}, {@code DD_VERSION}) and of Datadog ({@code DD_API_KEY}, {@code DD_SITE}, or
 * {@code HINOMI_DATADOG_URL} for an address instead of a site) say everything, so that the key is in no list of processes.
 *
 * <pre>{@code
 * DD_SERVICE=career-api DD_ENV=prod DD_VERSION=1.4.2 HINOMI_DEPLOY_BY=u-1042 java -cp … DeployMarker
 * }</pre>
 *
 * Its exit code is 0 when Datadog has taken the event, 1 when it has not within ten seconds, 2 when something is missing.
 */
public final class DeployMarker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DELIVERED = 0;
    private static final int NOT_DELIVERED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;
    private final PrintStream out;

    DeployMarker(Function<String, @Nullable String> environment, InstantSource clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** Marks the deployment that the environment describes. */
    public static void main(String[] arguments) {
        System.exit(new DeployMarker(System::getenv, InstantSource.system(), System.out).mark());
    }

    int mark() {
        Problems problems = new Problems();
        ServiceIdentity identity = new IdentityResolution(name -> null, environment).resolve(null);
        Instant now = clock.instant();
        Optional<Deployment> deployment =
                new DeploymentFacts(environment, name -> new Properties()).deployment(identity, now);
        Optional<Secret> key = key(problems);
        Optional<DatadogEndpoints> endpoints = DatadogEndpoints.resolve(
                environment.apply("HINOMI_DATADOG_URL"), environment.apply("DD_SITE"), problems);
        require("DD_SERVICE", !identity.service().equals(IdentityResolution.UNNAMED_SERVICE), problems);
        require("DD_VERSION", deployment.isPresent(), problems);
        if (!problems.isEmpty()) {
            problems.all().forEach(problem -> out.println("Hinomi: " + problem));
            return NOT_UNDERSTOOD;
        }
        return send(
                deployment.orElseThrow(), identity, EventShipping.delivery(endpoints.orElseThrow(), key.orElseThrow()));
    }

    private Optional<Secret> key(Problems problems) {
        try {
            Optional<Secret> key = Secret.ofNullable(environment.apply("DD_API_KEY"));
            require("DD_API_KEY", key.isPresent(), problems);
            return key;
        } catch (IllegalArgumentException unusable) {
            problems.add(Problem.of("DD_API_KEY", "cannot be used: " + unusable.getMessage(), "Paste it again")
                    .withSecret());
            return Optional.empty();
        }
    }

    private static void require(String variable, boolean isThere, Problems problems) {
        if (!isThere) {
            problems.add(Problem.of(variable, "is not set", "Set it"));
        }
    }

    private int send(Deployment deployment, ServiceIdentity identity, Delivery.Builder delivery) {
        try (EventShipping events = EventShipping.of(
                () -> identity, delivery.warnings(line -> out.println(line)).start())) {
            events.ship(deployment.event());
            events.flush(PATIENCE);
            boolean delivered = events.outlet().counts().sent() == 1;
            out.println("Hinomi: " + deployment.event().title() + (delivered ? ", marked" : ", not marked"));
            return delivered ? DELIVERED : NOT_DELIVERED;
        }
    }
}
