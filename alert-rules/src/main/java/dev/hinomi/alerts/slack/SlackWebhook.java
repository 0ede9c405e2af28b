package dev.hinomi.alerts.slack;

import dev.hinomi.observability.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An incoming webhook of Slack: an address that posts into the one channel it was made for. Whoever knows it can post, so it is a secret, of
 * which no more than the host is ever shown. Source: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
 *
 * @param url its address
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long one call may take in all
 */
public record SlackWebhook(Secret url, Duration connectTimeout, Duration callTimeout) {

    private static final Set<String> SLACK = Set.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern PATH = Pattern.compile("/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]+");
    private static final String FORM = "it must look like https://hooks.slack.com/services/T…/B…/…";

    /** Refuses what is no incoming webhook, without showing it, and timeouts of no length. */
    public SlackWebhook {
        complaint(url).ifPresent(complaint -> {
            throw new IllegalArgumentException("the address of Slack's incoming webhook cannot be used: " + complaint);
        });
        if (connectTimeout.toMillis() < 1 || callTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the timeouts of Slack's incoming webhook must be 1 ms or longer but were " + connectTimeout
                            + " to connect and " + callTimeout + " in all: set for example 3s and 10s");
        }
    }

    /**
     * With 3 s to connect and 10 s for a call.
     *
     * @throws IllegalArgumentException when it is no incoming webhook of Slack, nor one of a sandbox on this host
     */
    public static SlackWebhook of(Secret url) {
        return new SlackWebhook(url, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /** What is wrong with such an address, without more of it than its host; empty when nothing is. */
    public static Optional<String> complaint(Secret url) {
        try {
            return complaint(new URI(url.reveal()));
        } catch (URISyntaxException unreadable) {
            return Optional.of("it is no web address: " + FORM);
        }
    }

    private static Optional<String> complaint(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return Optional.of("it has no host: " + FORM);
        }
        boolean https = "https".equals(uri.getScheme());
        boolean local = LOOPBACK.matcher(host).matches() && (https || "http".equals(uri.getScheme()));
        if (!local && !SLACK.contains(host)) {
            return Optional.of("its host is " + host + ", and Slack's is hooks.slack.com: " + FORM);
        }
        if (!local && !https) {
            return Optional.of("its scheme is " + uri.getScheme() + ": " + FORM);
        }
        String path = String.valueOf(uri.getRawPath());
        if (path.startsWith("/triggers/") || path.startsWith("/workflows/")) {
            return Optional.of("it starts a workflow, which shows no messages such as these: " + FORM);
        }
        return PATH.matcher(path).matches() && uri.getRawQuery() == null
                ? Optional.empty()
                : Optional.of("what follows its host " + host + " is not as Slack makes it: " + FORM);
    }

    /** All of the address that may be shown. */
    String host() {
        return URI.create(url.reveal()).getHost();
    }

    @Override
    public String toString() {
        return "SlackWebhook[" + host() + "]";
    }
}
