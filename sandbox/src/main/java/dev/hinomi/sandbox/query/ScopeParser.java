package dev.hinomi.sandbox.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a scope: tags with commas and {@code !}, or with {@code AND OR NOT IN} and brackets, all upper or all lower case. As Datadog
 * documents, the two ways must not be mixed; {@code AND} binds tighter than {@code OR}. Not thread-safe.
 */
final class ScopeParser {

    private static final Pattern TOKEN = Pattern.compile("\\s*([(),!]|[^\\s(),!]+)");
    private static final int DEEPEST = 50;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private boolean symbols;
    private boolean words;

    ScopeParser(String text) {
        this.text = text.strip();
        Matcher token = TOKEN.matcher(this.text);
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), this.text.length());
        }
    }

    Scope parse() {
        if (tokens.isEmpty() || text.equals("*")) {
            return new Scope.Everything();
        }
        Scope scope = disjunction();
        if (at < tokens.size()) {
            throw unexpected("a comma, AND, OR or the end");
        }
        if (symbols && words) {
            throw new QueryException(
                    "Commas and ! must not be mixed with AND, OR, NOT and IN in one scope: {" + text + "}");
        }
        return scope;
    }

    private Scope disjunction() {
        List<Scope> parts = new ArrayList<>(List.of(conjunction()));
        while (acceptsWord("OR")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Scope.Any(parts);
    }

    private Scope conjunction() {
        List<Scope> parts = new ArrayList<>(List.of(term()));
        while (acceptsSymbol(",") || acceptsWord("AND")) {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.get(0) : new Scope.All(parts);
    }

    private Scope term() {
        if (acceptsSymbol("!") || acceptsWord("NOT")) {
            return new Scope.Not(term());
        }
        if (accepts("(")) {
            return bracketed();
        }
        String tag = tag();
        if (tag.startsWith("-") && tag.length() > 1) {
            return new Scope.Not(Scope.Tag.of(tag.substring(1)));
        }
        if (acceptsWord("IN")) {
            return values(tag);
        }
        if (isWord("NOT") && at + 1 < tokens.size() && isWord(tokens.get(at + 1), "IN")) {
            at += 2;
            words = true;
            return new Scope.Not(values(tag));
        }
        return Scope.Tag.of(tag);
    }

    private Scope bracketed() {
        if (++depth > DEEPEST) {
            throw new QueryException("The scope has more than " + DEEPEST + " brackets within each other");
        }
        Scope inner = disjunction();
        if (!accepts(")")) {
            throw unexpected("\")\"");
        }
        depth--;
        return inner;
    }

    /** Commas between values are no symbols of the other way. */
    private Scope values(String key) {
        if (!accepts("(")) {
            throw unexpected("\"(\" and values");
        }
        List<Scope> values = new ArrayList<>();
        do {
            values.add(Scope.Tag.of(key + ":" + tag()));
        } while (accepts(","));
        if (!accepts(")")) {
            throw unexpected("\")\" behind the values of " + key);
        }
        return new Scope.Any(values);
    }

    private String tag() {
        boolean isTag = at < tokens.size()
                && !"(),!".contains(tokens.get(at))
                && !isWord("AND")
                && !isWord("OR")
                && !isWord("IN");
        if (!isTag) {
            throw unexpected("a tag such as env:prod");
        }
        return tokens.get(at++);
    }

    private boolean accepts(String symbol) {
        if (at >= tokens.size() || !tokens.get(at).equals(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    private boolean acceptsSymbol(String symbol) {
        boolean found = accepts(symbol);
        symbols |= found;
        return found;
    }

    private boolean acceptsWord(String word) {
        boolean found = isWord(word);
        at += found ? 1 : 0;
        words |= found;
        return found;
    }

    private boolean isWord(String word) {
        return at < tokens.size() && isWord(tokens.get(at), word);
    }

    private static boolean isWord(String token, String word) {
        boolean oneCase =
                token.chars().allMatch(Character::isUpperCase) || token.chars().allMatch(Character::isLowerCase);
        return oneCase && token.equalsIgnoreCase(word);
    }

    private QueryException unexpected(String expected) {
        String found = at < tokens.size() ? "\"" + tokens.get(at) + "\"" : "the end";
        return new QueryException("Expected " + expected + " in the scope {" + text + "}, but found " + found
                + "; a scope is for instance env:prod,!host:a or env IN (prod,staging) AND NOT host:a");
    }
}
