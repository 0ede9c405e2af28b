package dev.hinomi.alerts.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the source from left to right; what a word is depends on where it stands, so the parser asks for what it expects. */
final class Lexer {

    private static final int LONGEST_SHOWN = 60;

    private final String source;
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    int at() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean isAtEnd() {
        blanks();
        return at == source.length();
    }

    Lexer blanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return this;
    }

    /** The next character without blanks before it, or NUL at the end. */
    char peek() {
        blanks();
        return peekHere();
    }

    /** The very next character, blank or not, or NUL at the end. */
    char peekHere() {
        return at < source.length() ? source.charAt(at) : '\0';
    }

    /** What stands in brackets, between commas; nothing may stand there. */
    List<Argument> arguments(Supplier<Argument> next) {
        expect("(", "before the arguments");
        List<Argument> arguments = new ArrayList<>();
        if (accepts(")")) {
            return arguments;
        }
        do {
            arguments.add(next.get());
        } while (accepts(","));
        expect(")", "after the arguments, or \",\"");
        return arguments;
    }

    boolean accepts(String symbol) {
        blanks();
        if (!source.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    /** A keyword in all upper or all lower case, not followed by a further letter of a word. */
    boolean acceptsKeyword(String upper, String lower) {
        int start = blanks().at();
        String word = run(Alphabet.TAG);
        if (word.equals(upper) || word.equals(lower)) {
            return true;
        }
        at = start;
        return false;
    }

    void expect(String symbol, String where) {
        if (!accepts(symbol)) {
            throw unexpected("\"" + symbol + "\" " + where);
        }
    }

    /** The longest run of characters of the alphabet, possibly empty. */
    String run(Alphabet alphabet) {
        int start = at;
        while (at < source.length() && alphabet.holds(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    /** The text between the quotes that open here. */
    String quoted() {
        int open = blanks().at();
        char quote = source.charAt(at);
        int close = source.indexOf(quote, open + 1);
        if (close < 0) {
            throw new QuerySyntaxException("the quote " + quote + " is never closed", source, open);
        }
        at = close + 1;
        return source.substring(open + 1, close);
    }

    /** The text between the quotes that open here; a backslash takes the next character along. */
    SourceText escaped() {
        int open = blanks().at();
        char quote = source.charAt(open);
        int close = open + 1;
        while (close < source.length() && source.charAt(close) != quote) {
            close += source.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= source.length()) {
            throw new QuerySyntaxException("the quote " + quote + " is never closed", source, open);
        }
        at = close + 1;
        return SourceText.between(source, open, close);
    }

    boolean isQuote() {
        char next = peek();
        return next == '"' || next == '\'';
    }

    Span since(int start) {
        return new Span(start, at);
    }

    /** A word that fits into a message. */
    static String shortened(String word) {
        return word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "..." : word;
    }

    QuerySyntaxException unexpected(String expected) {
        blanks();
        String found = at == source.length() ? "the end" : "\"" + source.charAt(at) + "\"";
        return QuerySyntaxException.expected(expected, found, Optional.empty(), this, at);
    }

    QuerySyntaxException unexpectedWord(String expected, String word, int start, Collection<String> valid) {
        return QuerySyntaxException.expected(
                expected,
                word.isEmpty() ? "nothing" : "\"" + shortened(word) + "\"",
                NearestWord.to(word, valid),
                this,
                start);
    }
}
