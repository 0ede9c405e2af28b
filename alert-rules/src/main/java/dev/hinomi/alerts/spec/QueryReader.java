package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.QuerySyntaxException;
import java.util.Optional;

/** Reads a rule's query, and says where it breaks or what only Datadog can evaluate. */
final class QueryReader {

    private static final int CARET_INDENT = 6;

    private final Findings findings;

    QueryReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Monitor> read(YamlMapping entry, String text) {
        Optional<Monitor> monitor = parse(entry, text);
        monitor.flatMap(known -> known.evaluability().elsewhere()).ifPresent(remote -> warn(entry, remote));
        return monitor;
    }

    /** Says that nothing watches a query here, because this process cannot evaluate it. */
    void warn(YamlMapping entry, Evaluability.Elsewhere remote) {
        boolean fleet = remote.place() == Evaluability.Place.FLEET;
        findings.warning(
                entry.path("query"),
                entry.value("query").orElseThrow(),
                (fleet ? "this process cannot evaluate " : "only Datadog can evaluate ") + remote.part() + " (column "
                        + remote.span().column() + "): " + remote.why(),
                fleet
                        ? "Write evaluate: fleet, so that Datadog is asked, or make it a monitor in Datadog; nothing"
                                + " watches it here"
                        : "Make it a monitor in Datadog; nothing watches it here");
    }

    /** The same without a word about who can evaluate it. */
    Optional<Monitor> parse(YamlMapping entry, String text) {
        try {
            return Optional.of(Monitor.parse(text));
        } catch (QuerySyntaxException problem) {
            findings.error(
                    entry.path("query"),
                    entry.value("query").orElseThrow(),
                    "column " + problem.column() + ": " + problem.problem(),
                    problem.suggestion()
                                    .map(word -> "Did you mean \"" + word + "\"?")
                                    .orElse("Correct the query:")
                            + System.lineSeparator()
                            + problem.caret().indent(CARET_INDENT).stripTrailing());
            return Optional.empty();
        }
    }
}
