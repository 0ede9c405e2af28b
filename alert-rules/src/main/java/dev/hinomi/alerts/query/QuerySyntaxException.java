package dev.hinomi.alerts.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text is not a query that Datadog accepts: says what was expected, where, and the nearest word that would do. */
public final class QuerySyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT = 60;

    private final String problem;
    private final @Nullable String suggestion;
    private final String source;
    private final int offset;

    QuerySyntaxException(String problem, String source, int offset) {
        this(problem, null, source, offset);
    }

    private QuerySyntaxException(String problem, @Nullable String suggestion, String source, int offset) {
        super("column %d: %s%s%n%s"
                .formatted(
                        offset + 1,
                        problem,
                        suggestion == null ? "" : "; did you mean \"" + suggestion + "\"?",
                        caret(source, offset)));
        this.problem = problem;
        this.suggestion = suggestion;
        this.source = source;
        this.offset = offset;
    }

    static QuerySyntaxException expected(String expected, String found, Optional<String> nearest, Lexer lexer, int at) {
        String problem = "expected " + expected + " but found " + found;
        return new QuerySyntaxException(problem, nearest.orElse(null), lexer.source(), at);
    }

    /** What is wrong, in one line, without the position. */
    public String problem() {
        return problem;
    }

    /** The word that was probably meant. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    /** The column of the first offending character, from 1. */
    public int column() {
        return offset + 1;
    }

    /** The source around the offending character with a caret below it: two lines, short enough for a console. */
    public String caret() {
        return caret(source, offset);
    }

    private static String caret(String source, int offset) {
        int lineStart = source.lastIndexOf('\n', offset - 1) + 1;
        int lineEnd = source.indexOf('\n', offset) < 0 ? source.length() : source.indexOf('\n', offset);
        int start = Math.max(lineStart, offset - EXCERPT);
        int end = Math.min(lineEnd, offset + EXCERPT);
        String before = start > lineStart ? "…" : "";
        String after = end < lineEnd ? "…" : "";
        return before + source.substring(start, end) + after + System.lineSeparator()
                + " ".repeat(before.length() + offset - start) + "^";
    }
}
