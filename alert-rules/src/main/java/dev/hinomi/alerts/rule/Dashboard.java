package dev.hinomi.alerts.rule;

import java.net.URI;
import java.util.regex.Pattern;

/** The dashboard that shows what a rule is about. */
public sealed interface Dashboard {

    /**
     * Reads an http or https address, or the id of a dashboard in Datadog.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Dashboard of(String text) {
        return InDatadog.FORM.matcher(text).matches() ? new InDatadog(text) : new Page(URI.create(text));
    }

    /**
     * A page anywhere.
     *
     * @param address http or https
     */
    record Page(URI address) implements Dashboard {

        /** Refuses what is no web address. */
        public Page {
            if (address.getHost() == null
                    || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                throw new IllegalArgumentException(
                        "a dashboard must be an http or https address, or an id of Datadog's such as abc-def-ghi, but was \""
                                + address + "\"");
            }
        }
    }

    /**
     * A dashboard in Datadog, which is shown as it was at the time of the incident.
     *
     * @param id as in its address
     */
    record InDatadog(String id) implements Dashboard {

        private static final Pattern FORM = Pattern.compile("[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}");

        /** Refuses what is no id. */
        public InDatadog {
            if (!FORM.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "the id of a dashboard in Datadog must be such as abc-def-ghi, but was \"" + id + "\"");
            }
        }
    }
}
