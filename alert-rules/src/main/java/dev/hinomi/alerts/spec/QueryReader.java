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
        try {
            Monitor monitor = Monitor.parse(text);
            if (monitor.evaluability() instanceof Evaluability.Elsewhere remote) {
                findings.warning(
                        entry.path("query"),
                        entry.value("query").orElseThrow(),
                        "only Datadog can evaluate " + remote.part() + " (column "
                                + remote.span().column() + "): " + remote.why(),
                        "Make it a monitor in Datadog; nothing watches it here");
            }
            return Optional.of(monitor);
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
