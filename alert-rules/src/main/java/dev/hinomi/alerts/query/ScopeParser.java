package dev.hinomi.alerts.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the two forms of a scope: tags with commas and {@code !}, or words. Datadog refuses a mixture of both, and so does
 * this.
 */
final class ScopeParser {

    private static final int DEEPEST = 64;

    private final Lexer lexer;
    private int depth;

    ScopeParser(Lexer lexer) {
        this.lexer = lexer;
    }

    /** Reads from after the opening brace to after the closing one. */
    Scope parse() {
        int start = lexer.blanks().at();
        if (lexer.accepts("*")) {
            if (lexer.accepts("}")) {
                return new Scope.Everything(new Span(start, start + 1));
            }
            lexer.back(start);
        }
        boolean negated = lexer.peek() == '!';
        Scope first = negated ? negatedTag() : disjunction();
        Scope scope = lexer.peek() == ',' || negated ? symbolic(first, start) : first;
        lexer.expect("}", "after the scope, or \",\", AND, OR");
        return scope;
    }

    private Scope symbolic(Scope first, int start) {
        if (!isItem(first)) {
            throw mixed(start);
        }
        List<Scope> items = new ArrayList<>(List.of(first));
        while (lexer.accepts(",")) {
            items.add(lexer.peek() == '!' ? negatedTag() : tag());
        }
        if (lexer.peek() != '}') {
            throw Alphabet.isAsciiLetter(lexer.peek()) ? mixed(lexer.at()) : lexer.unexpected("\",\" or \"}\"");
        }
        return items.size() == 1 ? first : new Scope.All(items, spanOf(items));
    }

    private static Span spanOf(List<Scope> parts) {
        return parts.get(0).span().to(parts.get(parts.size() - 1).span());
    }

    private static boolean isItem(Scope scope) {
        return scope instanceof Scope.Tag || (scope instanceof Scope.Not not && not.scope() instanceof Scope.Tag);
    }

    private QuerySyntaxException mixed(int at) {
        return new QuerySyntaxException(
                "\"!\" and \",\" must not be mixed with AND, OR, NOT, IN: write the whole scope one way",
                lexer.source(),
                at);
    }

    private Scope negatedTag() {
        int start = lexer.blanks().at();
        lexer.expect("!", "before a tag");
        return new Scope.Not(tag(), lexer.since(start));
    }

    private Scope disjunction() {
        List<Scope> parts = new ArrayList<>(List.of(conjunction()));
        while (lexer.acceptsKeyword("OR", "or")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Scope.Any(parts, spanOf(parts));
    }

    private Scope conjunction() {
        List<Scope> parts = new ArrayList<>(List.of(literal()));
        while (lexer.acceptsKeyword("AND", "and")) {
            parts.add(literal());
        }
        return parts.size() == 1 ? parts.get(0) : new Scope.All(parts, spanOf(parts));
    }

    private Scope literal() {
        if (++depth > DEEPEST) {
            throw new QuerySyntaxException(
                    "more than " + DEEPEST + " levels in the scope: simplify it", lexer.source(), lexer.at());
        }
        Scope literal = unguarded();
        depth--;
        return literal;
    }

    private Scope unguarded() {
        if (lexer.peek() == '!') {
            throw mixed(lexer.at());
        }
        int start = lexer.at();
        if (lexer.acceptsKeyword("NOT", "not")) {
            return new Scope.Not(literal(), lexer.since(start));
        }
        if (lexer.accepts("(")) {
            Scope inner = disjunction();
            lexer.expect(")", "to close the group");
            return inner;
        }
        Scope.Tag tag = tag();
        int afterTag = lexer.at();
        boolean negated = lexer.acceptsKeyword("NOT", "not");
        if (lexer.acceptsKeyword("IN", "in")) {
            List<String> values = values();
            Span span = lexer.since(start);
            return negated ? new Scope.NotIn(tag.tag(), values, span) : new Scope.In(tag.tag(), values, span);
        }
        lexer.back(afterTag);
        return tag;
    }

    private List<String> values() {
        lexer.expect("(", "before the values of IN");
        List<String> values = new ArrayList<>();
        do {
            values.add(tag().tag());
        } while (lexer.accepts(","));
        lexer.expect(")", "after the values of IN");
        return values;
    }

    private Scope.Tag tag() {
        int start = lexer.blanks().at();
        String tag = lexer.run(Alphabet.TAG);
        if (tag.endsWith(":")) {
            lexer.blanks();
            tag += lexer.run(Alphabet.TAG);
        }
        if (tag.isEmpty() || tag.endsWith(":")) {
            throw lexer.unexpected("a tag such as env:prod");
        }
        return new Scope.Tag(tag.toLowerCase(Locale.ROOT), lexer.since(start));
    }
}
