package dev.hinomi.alerts.slack;

import dev.hinomi.observability.config.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * How Slack is reached.
 *
 * @param token the app's bot token
 * @param api the address that method names are appended to; ends with a slash
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long one call may take in all
 */
public record SlackConnection(Secret token, URI api, Duration connectTimeout, Duration callTimeout) {

    /** Slack's own address. */
    public static final URI SLACK_API = URI.create("https://slack.com/api/");

    /** Refuses an address that method names cannot be appended to, and timeouts of no length. */
    public SlackConnection {
        if (!api.toString().startsWith("http") || !api.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "the address of Slack's API must be http(s) and end with a slash, such as " + SLACK_API
                            + ", but was " + api);
        }
        if (connectTimeout.toMillis() < 1 || callTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("Slack's timeouts must be 1 ms or longer but were " + connectTimeout
                    + " to connect and " + callTimeout + " in all: set for example 3s and 10s");
        }
    }

    /** Slack itself, with 3 s to connect and 10 s for a call. */
    public static SlackConnection of(Secret token) {
        return new SlackConnection(token, SLACK_API, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /** The same at another address, such as a sandbox's. */
    public SlackConnection at(URI address) {
        return new SlackConnection(token, address, connectTimeout, callTimeout);
    }
}
