package dev.hinomi.alerts.query;

import java.util.ArrayList;
import java.util.List;

/** Reads the condition of a composite monitor. */
final class CompositeParser {

    private static final int DEEPEST = 64;

    private final Lexer lexer;
    private int depth;

    CompositeParser(Lexer lexer) {
        this.lexer = lexer;
    }

    Composite parse() {
        List<Composite> parts = new ArrayList<>(List.of(conjunction()));
        while (lexer.accepts("||")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Composite.Any(parts, spanOf(parts));
    }

    private Composite conjunction() {
        List<Composite> parts = new ArrayList<>(List.of(operand()));
        while (lexer.accepts("&&")) {
            parts.add(operand());
        }
        return parts.size() == 1 ? parts.get(0) : new Composite.All(parts, spanOf(parts));
    }

    private Composite operand() {
        if (++depth > DEEPEST) {
            throw new QuerySyntaxException(
                    "more than " + DEEPEST + " levels of brackets and \"!\": simplify the query",
                    lexer.source(),
                    lexer.at());
        }
        int start = lexer.blanks().at();
        Composite operand = unguarded(start);
        depth--;
        return operand;
    }

    private Composite unguarded(int start) {
        if (lexer.accepts("!")) {
            Composite operand = operand();
            return new Composite.Not(operand, lexer.since(start));
        }
        if (lexer.accepts("(")) {
            Composite inner = parse();
            lexer.expect(")", "to close the bracket, or \"&&\" or \"||\"");
            return new Composite.Group(inner, lexer.since(start));
        }
        String id = lexer.run(Alphabet.DIGITS);
        if (id.isEmpty()) {
            throw lexer.unexpected("the number of a monitor such as 12345");
        }
        return new Composite.Member(id, lexer.since(start));
    }

    private static Span spanOf(List<Composite> parts) {
        return parts.get(0).span().to(parts.get(parts.size() - 1).span());
    }
}
