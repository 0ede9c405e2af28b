package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the calls behind a search and holds them to what the kind of search takes. */
final class ChainParser {

    private final Lexer lexer;
    private final ChainCalls known;

    ChainParser(Lexer lexer, ChainCalls known) {
        this.lexer = lexer;
        this.known = known;
    }

    Chain parse() {
        List<ChainCall> calls = new ArrayList<>();
        while (lexer.peek() == '.') {
            calls.add(call());
        }
        Chain chain = new Chain(calls);
        for (String name : known.required()) {
            if (chain.call(name).isEmpty()) {
                throw lexer.unexpected("." + name + "(...)");
            }
        }
        return chain;
    }

    private ChainCall call() {
        int start = lexer.at();
        lexer.expect(".", "before the name of a call");
        int nameAt = lexer.blanks().at();
        String name = lexer.run(Alphabet.IDENTIFIER);
        Signature signature = known.byName().get(name);
        if (signature == null) {
            throw lexer.unexpectedWord(
                    "one of ." + String.join(", .", known.byName().keySet()),
                    name,
                    nameAt,
                    known.byName().keySet());
        }
        List<Argument> arguments = lexer.arguments(this::argument);
        Signature.check(List.of(signature), arguments, lexer.at() - 1, lexer);
        return new ChainCall(name, arguments, lexer.since(start));
    }

    private Argument argument() {
        int start = lexer.blanks().at();
        if (Alphabet.isAsciiLetter(lexer.peek())) {
            String word = lexer.run(Alphabet.IDENTIFIER);
            return lexer.accepts("=")
                    ? new Argument.Named(word, simple(), lexer.since(start))
                    : new Argument.Word(word, lexer.since(start));
        }
        return simple();
    }

    private Argument simple() {
        int start = lexer.blanks().at();
        if (lexer.isQuote()) {
            return new Argument.Text(lexer.escaped().text(), lexer.since(start));
        }
        boolean negative = lexer.accepts("-");
        BigDecimal value = new ExpressionParser(lexer).number().value();
        Span span = lexer.since(start);
        Expression literal = new Expression.Literal(value, span);
        return new Argument.Value(negative ? new Expression.Negation(literal, span) : literal, span);
    }
}
