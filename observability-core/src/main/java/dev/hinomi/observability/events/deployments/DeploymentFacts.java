package dev.hinomi.observability.events.deployments;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which version this is and where it came from: in the variables that Datadog's tracer reads
 * ({@code DD_GIT_COMMIT_SHA}, {@code DD_GIT_REPOSITORY_URL}), in {@code HINOMI_DEPLOY_BY}, {@code HINOMI_DEPLOY_PIPELINE}
 * and {@code HINOMI_DEPLOY_AT}, and in what builds leave on the class path: {@code git.properties} and
 * {@code META-INF/build-info.properties}. A variable wins over a file.
 */
public final class DeploymentFacts {
    /** When the pipeline deployed it: ISO 8601, such as {@code 2026-11-23T09:00:00Z}. */
    public static final String AT = "HINOMI_DEPLOY_AT";

    /** Who deployed it. */
    public static final String BY = "HINOMI_DEPLOY_BY";

    /** The pipeline that deployed it. */
    public static final String PIPELINE = "HINOMI_DEPLOY_PIPELINE";

    private static final String GIT = "git.properties";
    private static final String BUILD = "META-INF/build-info.properties";

    private final Function<String, @Nullable String> environment;
    private final Function<String, Properties> files;

    /**
     * Facts from explicit places.
     *
     * @param environment by variable name, answering {@code null} for what is not there
     * @param files properties by name on the class path; empty ones for a file that is not there
     */
    public DeploymentFacts(Function<String, @Nullable String> environment, Function<String, Properties> files) {
        this.environment = environment;
        this.files = files;
    }

    /** What the environment and the class path of this process tell. */
    public static DeploymentFacts ofThisProcess() {
        return new DeploymentFacts(System::getenv, DeploymentFacts::resource);
    }

    /** The deployment, if the version is known: from the identity, else from the build. */
    public Optional<Deployment> deployment(ServiceIdentity identity, Instant startedAt) {
        Properties git = files.apply(GIT);
        return identity.version()
                .or(() -> first(files.apply(BUILD), "build.version"))
                .or(() -> first(git, "git.build.version"))
                .map(version -> Deployment.of(identity, version, deployedAt().orElse(startedAt))
                        .from(origin(git)));
    }

    /** When the pipeline says that it deployed; empty if it says nothing that can be read. */
    public Optional<Instant> deployedAt() {
        try {
            return variable(AT).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Origin origin(Properties git) {
        return new Origin(
                variable("DD_GIT_COMMIT_SHA")
                        .or(() -> first(git, "git.commit.id.full", "git.commit.id", "git.commit.id.abbrev"))
                        .orElse(null),
                variable("DD_GIT_REPOSITORY_URL")
                        .or(() -> first(git, "git.remote.origin.url"))
                        .orElse(null),
                variable(BY).orElse(null),
                variable(PIPELINE).orElse(null));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name))
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    private static Optional<String> first(Properties file, String... names) {
        for (String name : names) {
            String value = file.getProperty(name);
            // A build that filters nothing leaves its placeholder behind.
            if (value != null && !value.isBlank() && !value.contains("${")) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static Properties resource(String name) {
        Properties properties = new Properties();
        try (InputStream file = loader().getResourceAsStream(name)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            // A build file that cannot be read tells nothing.
            properties.clear();
        }
        return properties;
    }

    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
    }
}
