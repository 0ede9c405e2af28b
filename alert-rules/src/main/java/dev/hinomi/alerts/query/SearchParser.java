package dev.hinomi.alerts.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text between the quotes of a search. */
final class SearchParser {

    private static final int DEEPEST = 64;
    private static final Pattern FUNCTION = Pattern.compile("[A-Z]{2,}");
    private static final String STRUCTURE = "()\"";

    private final SearchCursor cursor;
    private final boolean blankMeansOr;
    private int depth;

    /**
     * @param blankMeansOr as in a search for processes; everywhere else a blank means AND
     */
    SearchParser(SearchCursor cursor, boolean blankMeansOr) {
        this.cursor = cursor;
        this.blankMeansOr = blankMeansOr;
    }

    Search parse() {
        int start = cursor.blanks().at();
        if (cursor.isAtEnd()) {
            return new Search.Everything(cursor.since(start));
        }
        Search search = disjunction();
        if (!cursor.isAtEnd()) {
            throw cursor.unexpected("a term of the search or its end");
        }
        return search;
    }

    private Search disjunction() {
        List<Search> parts = new ArrayList<>(List.of(conjunction()));
        boolean worded = false;
        while (true) {
            if (cursor.acceptsWord("OR")) {
                worded = true;
            } else if (!blankMeansOr || !startsTerm()) {
                return parts.size() == 1 ? parts.get(0) : new Search.Any(parts, worded, spanOf(parts));
            }
            parts.add(conjunction());
        }
    }

    private Search conjunction() {
        List<Search> parts = new ArrayList<>(List.of(term()));
        boolean worded = false;
        while (true) {
            if (cursor.acceptsWord("AND")) {
                worded = true;
            } else if (blankMeansOr || !startsTerm()) {
                return parts.size() == 1 ? parts.get(0) : new Search.All(parts, worded, spanOf(parts));
            }
            parts.add(term());
        }
    }

    private boolean startsTerm() {
        return !cursor.blanks().isAtEnd() && cursor.peek() != ')' && !cursor.isWord("OR") && !cursor.isWord("AND");
    }

    private Search term() {
        int start = cursor.blanks().at();
        if (++depth > DEEPEST) {
            throw cursor.problem("more than " + DEEPEST + " levels in the search: simplify it", start);
        }
        Search term = unguarded(start);
        depth--;
        return term;
    }

    private Search unguarded(int start) {
        if (cursor.isWord("AND") || cursor.isWord("OR") || cursor.isAtEnd()) {
            throw cursor.unexpected("a term of the search such as status:error");
        }
        if (cursor.acceptsWord("NOT") || cursor.acceptsDash() || (blankMeansOr && cursor.accepts('!'))) {
            Search operand = term();
            return new Search.Not(operand, cursor.since(start));
        }
        if (cursor.accepts('(')) {
            Search inner = disjunction();
            cursor.expect(')', "to close the bracket");
            return inner;
        }
        if (cursor.peek() == '"') {
            return phrase(start);
        }
        return worded(start);
    }

    private Search worded(int start) {
        String name = cursor.run(STRUCTURE + ":");
        if (cursor.peek() == ':' && !name.isEmpty()) {
            cursor.accepts(':');
            cursor.blanks();
            boolean bracketed = cursor.peek() == '(';
            return new Search.Field(name, bracketed ? bracketed(name) : value(name), bracketed, cursor.since(start));
        }
        String word = name + cursor.run(STRUCTURE);
        if (cursor.peek() == '(' && FUNCTION.matcher(word).matches()) {
            return function(word, start);
        }
        if (word.isEmpty()) {
            throw cursor.unexpected("a term of the search such as status:error");
        }
        return new Search.Word(word, cursor.since(start));
    }

    private Search function(String name, int start) {
        cursor.expect('(', "before the arguments");
        List<String> arguments = new ArrayList<>();
        do {
            cursor.blanks();
            String argument = cursor.run(STRUCTURE + ",");
            if (argument.isEmpty()) {
                throw cursor.unexpected("an argument of " + name + "()");
            }
            arguments.add(argument);
        } while (cursor.blanks().accepts(','));
        cursor.expect(')', "after the arguments of " + name);
        return new Search.Function(name, arguments, cursor.since(start));
    }

    private Search bracketed(String name) {
        cursor.accepts('(');
        Search inner = disjunction();
        cursor.expect(')', "to close the values of " + name);
        return inner;
    }

    private Search value(String name) {
        int start = cursor.at();
        char next = cursor.peek();
        if (next == '"') {
            return phrase(start);
        }
        if (next == '[' || next == '{') {
            return range(start);
        }
        Optional<Comparison.Comparator> comparator = cursor.comparator();
        String word = cursor.run(STRUCTURE);
        if (word.isEmpty()) {
            throw cursor.unexpected("a value after " + name + ":");
        }
        return comparator
                .<Search>map(limit -> new Search.Limit(limit, word, cursor.since(start)))
                .orElseGet(() -> new Search.Word(word, cursor.since(start)));
    }

    private Search phrase(int start) {
        cursor.accepts('"');
        String text = cursor.untilQuote(start);
        return new Search.Phrase(text, cursor.since(start));
    }

    private Search range(int start) {
        boolean fromIncluded = cursor.accepts('[');
        if (!fromIncluded) {
            cursor.accepts('{');
        }
        String from = edge();
        if (!cursor.acceptsWord("TO")) {
            throw cursor.unexpected("TO between the edges of the range");
        }
        String to = edge();
        cursor.blanks();
        boolean toIncluded = cursor.accepts(']');
        if (!toIncluded) {
            cursor.expect('}', "or \"]\" after the range");
        }
        return new Search.Range(from, to, fromIncluded, toIncluded, cursor.since(start));
    }

    private String edge() {
        int start = cursor.blanks().at();
        if (cursor.accepts('"')) {
            return "\"" + cursor.untilQuote(start) + "\"";
        }
        String edge = cursor.run(STRUCTURE + "]}");
        if (edge.isEmpty()) {
            throw cursor.unexpected("an edge of the range such as 400 or *");
        }
        return edge;
    }

    private static Span spanOf(List<Search> parts) {
        return parts.get(0).span().to(parts.get(parts.size() - 1).span());
    }
}
