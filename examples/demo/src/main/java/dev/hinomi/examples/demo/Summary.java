package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.Span;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one round really did, counted where it arrived.
 *
 * @param checks in the order shown
 */
record Summary(List<Check> checks) {

    private static final Duration CALLED_WITHIN = Duration.ofSeconds(15);
    private static final String ON_CALL = "@career-oncall";

    /** Counts what the sandbox received. */
    static Summary of(Sandbox sandbox, Traffic traffic, RoundResult result) {
        long logs = sandbox.count(Counter.LOGS_RECEIVED);
        long valid = sandbox.count(Counter.LOGS_VALID);
        long traced = sandbox.logs().all().stream()
                .filter(log -> log.traceId() != null)
                .count();
        long joined =
                sandbox.logs().all().stream().filter(log -> joins(sandbox, log)).count();
        long refused = sandbox.count(Counter.REFUSED);
        return new Summary(List.of(
                new Check(
                        "requests driven, of which failed by the fault",
                        traffic.requests() + ", " + traffic.failures(),
                        traffic.failures() > 0),
                new Check("logs received, of which valid", logs + ", " + valid, logs > 0 && logs == valid),
                new Check(
                        "log lines received twice",
                        Long.toString(sandbox.count(Counter.LOGS_DUPLICATE)),
                        sandbox.count(Counter.LOGS_DUPLICATE) == 0),
                new Check(
                        "series received, the catalogue's among them",
                        Long.toString(sandbox.count(Counter.SERIES_RECEIVED)),
                        has(sandbox, "career.applications.submitted")),
                new Check(
                        "request metrics received",
                        Long.toString(series(sandbox, "http.server.requests.count")),
                        has(sandbox, "http.server.requests.count")),
                Check.atLeastOne("spans received from dd-java-agent", sandbox.count(Counter.SPANS_RECEIVED)),
                new Check(
                        "logs with a trace id, of which among the received traces",
                        traced + ", " + joined,
                        traced > 0 && traced == joined),
                new Check("spans of Hinomi's own sending", Long.toString(ownSpans(sandbox)), ownSpans(sandbox) == 0),
                new Check("requests refused by the intakes", Long.toString(refused), refused == 0),
                new Check(
                        "Slack posts, edits",
                        sandbox.count(Counter.SLACK_POSTS) + ", " + sandbox.count(Counter.SLACK_UPDATES),
                        sandbox.count(Counter.SLACK_UPDATES) > 0),
                new Check(
                        "called by name in Slack",
                        called(result),
                        called(result).contains(ON_CALL)),
                new Check(
                        "messages that called somebody, from both instances",
                        Long.toString(calling(sandbox)),
                        calling(sandbox) == 1),
                new Check(
                        "from the fault to the Slack post (at most 15 s)",
                        String.format("%.1f s", result.faultToPost().toMillis() / 1000.0),
                        result.faultToPost().compareTo(CALLED_WITHIN) <= 0),
                new Check(
                        "the message was edited to resolved",
                        result.resolved().versions().size() + " versions",
                        result.resolved().versions().size() > 1)));
    }

    private static boolean joins(Sandbox sandbox, LogEntry log) {
        return log.traceId() != null && sandbox.traces().contains(log.traceId());
    }

    private static boolean has(Sandbox sandbox, String metric) {
        return series(sandbox, metric) > 0;
    }

    private static long series(Sandbox sandbox, String metric) {
        return sandbox.series().find(key -> key.metric().equals(metric)).size();
    }

    private static long ownSpans(Sandbox sandbox) {
        return sandbox.traces().all().stream()
                .flatMap(trace -> trace.spans().stream())
                .filter(Summary::isOwn)
                .count();
    }

    private static boolean isOwn(Span span) {
        return span.resource().contains("/api/v2/") || span.resource().contains("/api/chat.");
    }

    private static String called(RoundResult result) {
        return result.called().pings().stream()
                .map(SlackMention::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static long calling(Sandbox sandbox) {
        return sandbox.slack().all().stream()
                .filter(message -> !message.pings().isEmpty())
                .count();
    }

    boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** The summary as the terminal shows it. */
    String text() {
        String lines = checks.stream().map(Check::line).collect(Collectors.joining(System.lineSeparator()));
        String verdict = passed() ? "Everything happened." : "Not everything happened: see ✘.";
        return System.lineSeparator() + "Summary" + System.lineSeparator() + lines + System.lineSeparator() + verdict;
    }
}
