package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query over data that only Datadog holds. Recognised by how it begins; its text is kept as it is.
 *
 * @param kind what it is about
 * @param text the query
 */
public record RemoteMonitor(Kind kind, String text) implements Monitor {

    @Override
    public String canonical() {
        return text;
    }

    @Override
    public Evaluability evaluability() {
        return new Evaluability.DatadogOnly(text, new Span(0, text.length()), kind.reason);
    }

    static Optional<RemoteMonitor> recognise(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.beginning.matcher(text).lookingAt())
                .map(kind -> new RemoteMonitor(kind, text))
                .findFirst();
    }

    /** What monitors over other data than metrics are about. */
    public enum Kind {
        /** A search over logs, events, spans and the like. */
        SEARCH(
                "(logs|events|audits|ci-pipelines|ci-tests|error-tracking|database-monitoring|network-performance"
                        + "|network-path|rum|trace-analytics)\\s*\\(",
                "it searches what Datadog has indexed"),
        /** Named queries in a formula. */
        FORMULA("formula\\s*\\(", "its named queries live in the monitor's options"),
        /** The statuses of a check. */
        SERVICE_CHECK("[\"'][^\"']+[\"']\\s*\\.\\s*over\\s*\\(", "it counts the statuses of a service check"),
        /** Running processes. */
        PROCESS("processes\\s*\\(", "it counts processes that the Datadog Agent sees"),
        /** The budget of a service level objective. */
        SLO("(error_budget|burn_rate)\\s*\\(", "the service level objective is defined in Datadog"),
        /** Other monitors. */
        COMPOSITE(
                "[\\s!(]*\\d+[\\s)]*(&&|\\|\\|)|\\s*!+[\\s!(]*\\d+\\s*\\)*\\s*$",
                "it combines monitors by their numbers in Datadog");

        private final Pattern beginning;
        private final String reason;

        Kind(String beginning, String reason) {
            this.beginning = Pattern.compile(beginning);
            this.reason = reason;
        }
    }
}
