package dev.hinomi.sandbox.console.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the part of Datadog's log search syntax that a sandbox can answer: words and {@code "phrases"}, {@code field:value},
 * {@code @attribute:value}, {@code *:anywhere}, wildcards, {@code [a TO b]} and comparisons, implicit AND, {@code AND},
 * {@code OR}, {@code NOT} or {@code -}, and parentheses. One parser reads one text; not thread-safe.
 */
public final class SearchParser {
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_DEPTH = 50;

    private final Cursor cursor;
    private int depth;

    private SearchParser(String text) {
        cursor = new Cursor(text);
    }

    /**
     * Reads the text of a search box.
     *
     * @param text what was typed, at most 2,000 characters
     * @return the search, or where and why it is none
     */
    public static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed.Ok(new SearchQuery.Everything());
        }
        try {
            if (text.length() > MAX_LENGTH) {
                throw new Unreadable(MAX_LENGTH, "a search has at most " + MAX_LENGTH + " characters");
            }
            SearchParser parser = new SearchParser(text);
            SearchQuery query = parser.alternatives();
            if (!parser.cursor.atEnd()) {
                throw parser.cursor.unreadable("')' closes nothing; remove it or open a '(' before");
            }
            return new Parsed.Ok(query);
        } catch (Unreadable unreadable) {
            return new Parsed.Refused(unreadable.position, unreadable.reason);
        }
    }

    private SearchQuery alternatives() throws Unreadable {
        List<SearchQuery> parts = new ArrayList<>();
        parts.add(conjunction());
        while (cursor.skipWord("OR")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new SearchQuery.Or(List.copyOf(parts));
    }

    private SearchQuery conjunction() throws Unreadable {
        List<SearchQuery> parts = new ArrayList<>();
        do {
            parts.add(negatable());
            cursor.skipWord("AND");
        } while (!cursor.atEnd() && cursor.peek() != ')' && !cursor.atWord("OR"));
        return parts.size() == 1 ? parts.get(0) : new SearchQuery.And(List.copyOf(parts));
    }

    private SearchQuery negatable() throws Unreadable {
        if (cursor.skip('-') || cursor.skipWord("NOT")) {
            return new SearchQuery.Not(negatable());
        }
        if (!cursor.skip('(')) {
            return term();
        }
        if (++depth > MAX_DEPTH) {
            throw cursor.unreadable("parentheses go at most " + MAX_DEPTH + " deep");
        }
        SearchQuery inside = alternatives();
        cursor.require(')', "a '(' is not closed; add a ')'");
        depth--;
        return inside;
    }

    private SearchQuery term() throws Unreadable {
        if (cursor.atEnd() || cursor.peek() == ')') {
            throw cursor.unreadable("a word or field:value is missing here");
        }
        if (cursor.peek() == '"') {
            return new SearchQuery.Text(Words.of(cursor.quoted()));
        }
        String word = cursor.word();
        if (!cursor.skipAdjacent(':')) {
            return new SearchQuery.Text(Words.of(word));
        }
        String field = new Glob(word, true).toString();
        return cursor.skip('(') ? valuesOf(field) : valueOf(field);
    }

    private SearchQuery valuesOf(String field) throws Unreadable {
        List<SearchQuery> parts = new ArrayList<>();
        do {
            parts.add(valueOf(field));
        } while (cursor.skipWord("OR"));
        cursor.require(')', "several values are written (a OR b)");
        return parts.size() == 1 ? parts.get(0) : new SearchQuery.Or(List.copyOf(parts));
    }

    private SearchQuery valueOf(String field) throws Unreadable {
        if (cursor.skip('[')) {
            return new SearchQuery.Range(field, range());
        }
        boolean above = cursor.skip('>');
        if (above || cursor.skip('<')) {
            boolean included = cursor.skipAdjacent('=');
            double limit = number();
            Bounds bounds = above ? Bounds.above(limit, included) : Bounds.below(limit, included);
            return new SearchQuery.Range(field, bounds);
        }
        if (cursor.atEnd() || cursor.atSpace() || cursor.peek() == ')') {
            throw cursor.unreadable("a value is missing after '" + field + ":'; '*' means any value");
        }
        String value = cursor.peek() == '"' ? cursor.quoted() : cursor.word();
        if (field.equals("*")) {
            return new SearchQuery.Anywhere(Words.of(value));
        }
        return new SearchQuery.Field(field, new Glob(value, field.startsWith("@")));
    }

    private Bounds range() throws Unreadable {
        double low = cursor.atWildcard() ? Double.NEGATIVE_INFINITY : number();
        if (!cursor.skipWord("TO")) {
            throw cursor.unreadable("a range is written [low TO high]");
        }
        double high = cursor.atWildcard() ? Double.POSITIVE_INFINITY : number();
        cursor.require(']', "a range is written [low TO high]");
        return new Bounds(low, true, high, true);
    }

    private double number() throws Unreadable {
        Unreadable noNumber = cursor.unreadable("a number is expected here");
        if (cursor.atEnd()) {
            throw noNumber;
        }
        try {
            return Double.parseDouble(cursor.word());
        } catch (NumberFormatException notNumeric) {
            noNumber.addSuppressed(notNumeric);
            throw noNumber;
        }
    }
}
