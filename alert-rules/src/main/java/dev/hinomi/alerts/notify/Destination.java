package dev.hinomi.alerts.notify;

import java.net.URI;
import java.util.regex.Pattern;

/** Where a target is told. */
public sealed interface Destination {

    /** What people call it; no more of an address than its host. */
    String written();

    /**
     * A channel of Slack.
     *
     * @param channel its id or {@code #name}
     */
    record Slack(String channel) implements Destination {

        private static final Pattern FORM = Pattern.compile("#[\\p{L}\\p{N}._-]{1,80}|[CGD][A-Z0-9]{2,20}");

        /** Refuses what cannot be a channel. */
        public Slack {
            check(channel);
        }

        static void check(String channel) {
            if (!FORM.matcher(channel).matches()) {
                throw new IllegalArgumentException(
                        "a Slack channel must be a #name or an id such as C024BE91L, but was \"" + channel + "\"");
            }
        }

        @Override
        public String written() {
            return channel;
        }
    }

    /**
     * Whoever takes signed JSON at an address, which may be a secret itself.
     *
     * @param address http or https
     */
    record Webhook(URI address) implements Destination {

        /** Refuses what is no web address, without showing it. */
        public Webhook {
            if (address.getHost() == null
                    || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                throw new IllegalArgumentException("a webhook's address must be http(s) with a host, but its scheme is "
                        + address.getScheme() + " and its host " + address.getHost());
            }
        }

        @Override
        public String written() {
            return address.getHost();
        }

        @Override
        public String toString() {
            return "Webhook[" + address.getHost() + "]";
        }
    }

    /** The stream of events in Datadog. */
    record DatadogEvents() implements Destination {
        @Override
        public String written() {
            return "Datadog's events";
        }
    }
}
