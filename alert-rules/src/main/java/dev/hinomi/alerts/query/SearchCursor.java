package dev.hinomi.alerts.query;

import java.util.Optional;

/** Reads the text of a search from left to right, and knows where each character stands in the whole query. */
final class SearchCursor {

    private final SourceText source;
    private final String text;
    private final String query;
    private int at;

    /**
     * @param source the text between the quotes
     * @param query the whole query
     */
    SearchCursor(SourceText source, String query) {
        this.source = source;
        this.text = source.text();
        this.query = query;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    SearchCursor blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return this;
    }

    /** The very next character, or NUL at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean accepts(char character) {
        if (peek() != character || isAtEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** A dash that is followed by what it negates. */
    boolean acceptsDash() {
        boolean negates = peek() == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        return negates && accepts('-');
    }

    boolean isWord(String word) {
        blanks();
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || "()\"".indexOf(text.charAt(end)) >= 0);
    }

    boolean acceptsWord(String word) {
        boolean found = isWord(word);
        at += found ? word.length() : 0;
        return found;
    }

    Optional<Comparison.Comparator> comparator() {
        for (Comparison.Comparator comparator : Comparison.Comparator.values()) {
            boolean ordering =
                    comparator != Comparison.Comparator.EQUAL && comparator != Comparison.Comparator.DIFFERENT;
            if (ordering && text.startsWith(comparator.symbol(), at)) {
                at += comparator.symbol().length();
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }

    /** The longest run without blanks and without these characters; a backslash takes the next character along. */
    String run(String without) {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && without.indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
        }
        return text.substring(start, at);
    }

    /** The text up to the quote that closes, which is read too. */
    String untilQuote(int open) {
        int start = at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
        }
        if (at >= text.length()) {
            throw problem("the quote \" is never closed", open);
        }
        return text.substring(start, at++);
    }

    void expect(char character, String where) {
        blanks();
        if (!accepts(character)) {
            throw unexpected("\"" + character + "\" " + where);
        }
    }

    Span since(int start) {
        return new Span(source.offset(start), source.offset(at));
    }

    QuerySyntaxException problem(String problem, int index) {
        return new QuerySyntaxException(problem, query, source.offset(index));
    }

    QuerySyntaxException unexpected(String expected) {
        blanks();
        String found = isAtEnd() ? "the end of the search" : "\"" + text.charAt(at) + "\"";
        return problem("expected " + expected + " but found " + found, at);
    }
}
