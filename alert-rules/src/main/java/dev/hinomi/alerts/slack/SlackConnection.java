package dev.hinomi.alerts.slack;

import dev.hinomi.observability.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How Slack is reached.
 *
 * @param token the app's bot token
 * @param api the address that method names are appended to; ends with a slash
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long one call may take in all
 * @param appToken the app-level token with which Slack is listened to; without one, messages have no buttons
 */
public record SlackConnection(
        Secret token, URI api, Duration connectTimeout, Duration callTimeout, Optional<Secret> appToken) {

    private static final String APP_TOKEN = "xapp-";

    /** Slack's own address. */
    public static final URI SLACK_API = URI.create("https://slack.com/api/");

    /** Without buttons. */
    public SlackConnection(Secret token, URI api, Duration connectTimeout, Duration callTimeout) {
        this(token, api, connectTimeout, callTimeout, Optional.empty());
    }

    /** Refuses an address that method names cannot be appended to, timeouts of no length, and another kind of token as app-level token. */
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
        if (appToken.filter(secret -> !isAppToken(secret)).isPresent()) {
            throw new IllegalArgumentException(
                    "the app-level token of a Slack app begins with " + APP_TOKEN
                            + ", and this one does not: make one with the scope connections:write at https://api.slack.com/apps");
        }
    }

    /** Slack itself, with 3 s to connect and 10 s for a call. */
    public static SlackConnection of(Secret token) {
        return new SlackConnection(token, SLACK_API, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /** The same at another address, such as a sandbox's. */
    public SlackConnection at(URI address) {
        return new SlackConnection(token, address, connectTimeout, callTimeout, appToken);
    }

    /** The same, listening with this app-level token: messages have buttons. */
    public SlackConnection listening(Secret secret) {
        return new SlackConnection(token, api, connectTimeout, callTimeout, Optional.of(secret));
    }

    /** Whether it looks like an app-level token. */
    public static boolean isAppToken(Secret secret) {
        return secret.reveal().startsWith(APP_TOKEN);
    }

    /** The same with the app-level token in place of the bot's. */
    SlackConnection asApp(Secret secret) {
        return new SlackConnection(secret, api, connectTimeout, callTimeout);
    }
}
