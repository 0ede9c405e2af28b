package dev.hinomi.sandbox;

import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.StoreBounds;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox runs.
 *
 * @param port the port of everything but the trace agent; 0 for any free one
 * @param agentPort the port of the trace agent; 0 for any free one
 * @param apiKey the only Datadog API key that is accepted, or null for any key of 32 hexadecimal digits
 * @param slackRateLimit whether Slack's limit of one message per second and channel answers 429
 * @param workspace who and what exists in Slack
 * @param bounds how much is kept
 * @param clock tells the time
 */
public record SandboxOptions(
        int port,
        int agentPort,
        @Nullable String apiKey,
        boolean slackRateLimit,
        SlackWorkspace workspace,
        StoreBounds bounds,
        InstantSource clock) {

    /** Where everything but the trace agent listens by default. */
    public static final int DEFAULT_PORT = 8127;

    /** Where tracers look for their agent by default. */
    public static final int DEFAULT_AGENT_PORT = 8126;

    /**
     * The default ports, any well-formed key, Slack's rate limit on, a small workspace, the system's clock.
     *
     * @return the options
     */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                DEFAULT_PORT,
                DEFAULT_AGENT_PORT,
                null,
                true,
                SlackWorkspace.standard(),
                StoreBounds.forHeap(Runtime.getRuntime().maxMemory()),
                InstantSource.system());
    }

    /**
     * Listens elsewhere.
     *
     * @param newPort the port of everything but the trace agent; 0 for any free one
     * @param newAgentPort the port of the trace agent; 0 for any free one
     * @return new options
     */
    public SandboxOptions withPorts(int newPort, int newAgentPort) {
        return new SandboxOptions(newPort, newAgentPort, apiKey, slackRateLimit, workspace, bounds, clock);
    }

    /**
     * Accepts one key only.
     *
     * @param newApiKey the key
     * @return new options
     */
    public SandboxOptions withApiKey(String newApiKey) {
        return new SandboxOptions(port, agentPort, newApiKey, slackRateLimit, workspace, bounds, clock);
    }

    /**
     * Lets Slack accept any number of messages.
     *
     * @return new options
     */
    public SandboxOptions withoutSlackRateLimit() {
        return new SandboxOptions(port, agentPort, apiKey, false, workspace, bounds, clock);
    }

    /**
     * Puts other people into Slack.
     *
     * @param newWorkspace who and what exists
     * @return new options
     */
    public SandboxOptions withWorkspace(SlackWorkspace newWorkspace) {
        return new SandboxOptions(port, agentPort, apiKey, slackRateLimit, newWorkspace, bounds, clock);
    }

    /**
     * Keeps more or less.
     *
     * @param newBounds how much
     * @return new options
     */
    public SandboxOptions withBounds(StoreBounds newBounds) {
        return new SandboxOptions(port, agentPort, apiKey, slackRateLimit, workspace, newBounds, clock);
    }

    /**
     * Takes the time from elsewhere.
     *
     * @param newClock tells the time
     * @return new options
     */
    public SandboxOptions withClock(InstantSource newClock) {
        return new SandboxOptions(port, agentPort, apiKey, slackRateLimit, workspace, bounds, newClock);
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", agentPort=" + agentPort + ", apiKey=****]";
    }
}
