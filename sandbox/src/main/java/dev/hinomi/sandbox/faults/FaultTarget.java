package dev.hinomi.sandbox.faults;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which requests a fault hits. The console and the sandbox's own controls are never hit.
 *
 * @param name {@code all}, {@code logs}, {@code series}, {@code distributions}, {@code
 *     sketches} (distributions as sketches alone), {@code metadata} (of metrics), {@code events}, {@code traces}, {@code agent}
 *     (every request to the trace agent), {@code slack} (every method and the webhooks), {@code slack.webhook} (the
 *     incoming webhooks) or one method, for instance {@code slack.chat.postMessage}
 */
public record FaultTarget(String name) {

    private static final String METHOD_PREFIX = "slack.";
    private static final String WEBHOOK_NAME = "slack.webhook";
    private static final String WEBHOOK_PREFIX = "/services/";
    private static final String METADATA_NAME = "metadata";
    private static final String METADATA_PREFIX = "/api/v1/metrics/";
    private static final Map<String, Set<String>> PATHS = Map.of(
            "logs", Set.of("/api/v2/logs", "/v1/input"),
            "series", Set.of("/api/v1/series", "/api/v2/series"),
            "distributions", Set.of("/api/v1/distribution_points", "/api/beta/sketches"),
            "sketches", Set.of("/api/beta/sketches"),
            "events", Set.of("/api/v1/events", "/api/v2/events", "/api/v1/check_run"),
            "traces", Set.of("/v0.4/traces", "/v0.5/traces"));
    private static final Set<String> GROUPS = Set.of("all", "agent", "slack", METADATA_NAME);
    private static final Pattern SLACK_METHOD = Pattern.compile("/api/[a-zA-Z]+(\\.[a-zA-Z]+)+");

    /** Every intake and API. */
    public static final FaultTarget ALL = new FaultTarget("all");

    /** The log intake. */
    public static final FaultTarget LOGS = new FaultTarget("logs");

    /** The series intakes. */
    public static final FaultTarget SERIES = new FaultTarget("series");

    /** The distribution intakes. */
    public static final FaultTarget DISTRIBUTIONS = new FaultTarget("distributions");

    /** The intake of distributions as sketches. */
    public static final FaultTarget SKETCHES = new FaultTarget("sketches");

    /** What metrics mean, told and asked. */
    public static final FaultTarget METADATA = new FaultTarget(METADATA_NAME);

    /** The event intakes. */
    public static final FaultTarget EVENTS = new FaultTarget("events");

    /** The traces that come through the trace agent. */
    public static final FaultTarget TRACES = new FaultTarget("traces");

    /** Slack. */
    public static final FaultTarget SLACK = new FaultTarget("slack");

    /** Slack's incoming webhooks. */
    public static final FaultTarget SLACK_WEBHOOK = new FaultTarget("slack.webhook");

    /** Refuses a target that does not exist. */
    public FaultTarget {
        if (!PATHS.containsKey(name) && !GROUPS.contains(name) && !name.startsWith(METHOD_PREFIX)) {
            Set<String> known = new TreeSet<>(PATHS.keySet());
            known.addAll(GROUPS);
            throw new IllegalArgumentException("No fault target \"" + name + "\"; there are " + known + ", "
                    + WEBHOOK_NAME + " and slack.METHOD, e.g. slack.chat.postMessage");
        }
    }

    /**
     * One Slack method.
     *
     * @param method for instance {@code chat.postMessage}
     * @return the target
     */
    public static FaultTarget slackMethod(String method) {
        return new FaultTarget(METHOD_PREFIX + method);
    }

    /**
     * Whether a request is hit.
     *
     * @param agent whether it came to the trace agent's port
     * @param path its path without the query
     * @return whether it is hit
     */
    public boolean matches(boolean agent, String path) {
        if (!agent && !intake(path)) {
            return false;
        }
        return switch (name) {
            case "all" -> true;
            case "agent" -> agent;
            case "slack" -> !agent && slack(path);
            case WEBHOOK_NAME -> !agent && path.startsWith(WEBHOOK_PREFIX);
            case METADATA_NAME -> !agent && path.startsWith(METADATA_PREFIX);
            default ->
                name.startsWith(METHOD_PREFIX)
                        ? path.equals("/api/" + name.substring(METHOD_PREFIX.length()))
                        : PATHS.getOrDefault(name, Set.of()).contains(path);
        };
    }

    private static boolean intake(String path) {
        return path.startsWith("/api/v1/")
                || path.startsWith("/api/v2/")
                || path.startsWith("/api/beta/")
                || path.equals("/v1/input")
                || slack(path);
    }

    private static boolean slack(String path) {
        return path.startsWith(WEBHOOK_PREFIX) || SLACK_METHOD.matcher(path).matches();
    }
}
