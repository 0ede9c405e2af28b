package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A monitor over what a search finds: {@code logs("status:error").index("*").rollup("count").last("5m") > 10}.
 *
 * @param source what is searched
 * @param search what is searched for
 * @param chain how the finds are counted
 * @param ending what stands at its end, if anything
 * @param span the whole query
 */
public record SearchMonitor(Source source, Search search, Chain chain, Optional<Ending> ending, Span span)
        implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        return source.kind;
    }

    @Override
    public String reason() {
        return "it searches what Datadog has indexed";
    }

    /** By what the finds are split into groups: several texts, or one with commas, mean the same. */
    public List<String> by() {
        return chain.texts("by").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(facet -> !facet.isEmpty())
                .toList();
    }

    /** As {@code process} where this process sees the events itself, and can decide the search and count what it finds. */
    @Override
    public Evaluability evaluability() {
        return LocalSearch.of(this);
    }

    /** The window at its end; empty when it has no length that windows of metrics have. */
    public Optional<Window> window() {
        return chain.texts("last").stream().findFirst().flatMap(Window::parse);
    }

    /** The name of the series that counts what this process finds: the search and its groups, without window and comparison. */
    public String series() {
        String groups = by().stream().map(SourceText::quoted).collect(Collectors.joining(", "));
        return source.head + "(" + SourceText.quoted(search.canonical()) + ")"
                + (groups.isEmpty() ? "" : ".by(" + groups + ")");
    }

    @Override
    public String canonical() {
        return source.head + "(" + SourceText.quoted(search.canonical()) + ")" + chain.canonical()
                + Ending.canonical(ending);
    }

    /** What can be searched, and by which calls. */
    public enum Source {
        /** Logs. */
        LOGS("logs", MonitorKind.LOGS),
        /** Events. */
        EVENTS("events", MonitorKind.EVENTS),
        /** Audit trail. */
        AUDITS("audits", MonitorKind.AUDIT),
        /** CI pipelines. */
        CI_PIPELINES("ci-pipelines", MonitorKind.CI_PIPELINES),
        /** CI tests. */
        CI_TESTS("ci-tests", MonitorKind.CI_TESTS),
        /** Issues of error tracking. */
        ERROR_TRACKING("error-tracking", MonitorKind.ERROR_TRACKING),
        /** Database samples. */
        DATABASE("database-monitoring", MonitorKind.DATABASE),
        /** Network flows. */
        NETWORK_PERFORMANCE("network-performance", MonitorKind.NETWORK_PERFORMANCE),
        /** Network paths. */
        NETWORK_PATH("network-path", MonitorKind.NETWORK_PATH),
        /** Real user monitoring. */
        RUM("rum", MonitorKind.RUM),
        /** Spans. */
        SPANS("trace-analytics", MonitorKind.SPANS);

        private final String head;
        private final MonitorKind kind;

        Source(String head, MonitorKind kind) {
            this.head = head;
            this.kind = kind;
        }

        /** The word before the search. */
        public String head() {
            return head;
        }
    }
}
