package dev.hinomi.alerts.query;

import java.util.Optional;

/** The text is not a query that Datadog accepts: says what was expected, where, and the nearest word that would do. */
public final class QuerySyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String source;
    private final int offset;

    QuerySyntaxException(String problem, String source, int offset) {
        super("column %d: %s%n%s%n%s^".formatted(offset + 1, problem, source, " ".repeat(offset)));
        this.problem = problem;
        this.source = source;
        this.offset = offset;
    }

    static QuerySyntaxException expected(String expected, String found, Optional<String> nearest, Lexer lexer, int at) {
        String hint = nearest.map(word -> "; did you mean \"" + word + "\"?").orElse("");
        return new QuerySyntaxException("expected " + expected + " but found " + found + hint, lexer.source(), at);
    }

    /** What is wrong, in one line, without the position. */
    public String problem() {
        return problem;
    }

    /** The column of the first offending character, from 1. */
    public int column() {
        return offset + 1;
    }

    /** The source with a caret below the offending character: two lines. */
    public String caret() {
        return source + System.lineSeparator() + " ".repeat(offset) + "^";
    }
}
