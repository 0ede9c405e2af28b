package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.identity.EcsMetadata;
import dev.hinomi.observability.traces.JavaAgent;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a process can know about who else might ship its lines.
 *
 * @param agentCollects whether dd-java-agent is attached and ships every log event itself
 * @param fireLens whether ECS reads the standard output through FireLens
 * @param containerCollected whether a Datadog Agent says that it reads the output of every container
 * @param key whether there is an API key
 * @param address whether the site or the address can be used
 */
public record LogSurroundings(
        boolean agentCollects, boolean fireLens, boolean containerCollected, boolean key, boolean address) {

    /**
     * What the variables tell.
     *
     * <p>ECS gives {@code FLUENT_HOST} and {@code FLUENT_PORT} to a container whose log driver is {@code awsfirelens}:
     * docs.aws.amazon.com/prescriptive-guidance, "Using custom log routing with FireLens". An Agent's own
     * {@code DD_LOGS_ENABLED} and {@code DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL} are seen only where it shares its
     * variables with the service; an Agent elsewhere on the host cannot be seen from inside a container.
     *
     * @param variables by name, answering {@code null} for what is not there
     * @param agentAttached whether dd-java-agent is attached to this process
     */
    public static LogSurroundings of(Function<String, @Nullable String> variables, boolean agentAttached) {
        return new LogSurroundings(
                agentAttached
                        && (isTrue(variables, "DD_APP_LOGS_COLLECTION_ENABLED")
                                || isTrue(variables, "DD_AGENTLESS_LOG_SUBMISSION_ENABLED")),
                isGiven(variables, EcsMetadata.VARIABLE)
                        && isGiven(variables, "FLUENT_HOST")
                        && isGiven(variables, "FLUENT_PORT"),
                isTrue(variables, "DD_LOGS_ENABLED") && isTrue(variables, "DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL"),
                false,
                true);
    }

    /** What this process can know. */
    public static LogSurroundings ofThisProcess() {
        return of(LogSurroundings::variable, JavaAgent.isAttached());
    }

    /** The same with or without an API key, and an address that can be used or not. */
    public LogSurroundings withDestination(boolean keyGiven, boolean addressUsable) {
        return new LogSurroundings(agentCollects, fireLens, containerCollected, keyGiven, addressUsable);
    }

    /** A variable as dd-java-agent reads it: {@code DD_SERVICE}, or the system property {@code dd.service}. */
    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value != null
                ? value
                : System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static boolean isGiven(Function<String, @Nullable String> variables, String name) {
        String value = variables.apply(name);
        return value != null && !value.isBlank();
    }

    private static boolean isTrue(Function<String, @Nullable String> variables, String name) {
        String value = variables.apply(name);
        return value != null
                && (value.strip().equalsIgnoreCase("true") || value.strip().equals("1"));
    }
}
