package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what stands before the colon of a metric monitor. */
final class ReducerParser {

    private static final List<String> REDUCERS = Stream.concat(
                    TimeAggregator.words().stream(), Stream.of("change", "pct_change"))
            .toList();

    private final Lexer lexer;

    ReducerParser(Lexer lexer) {
        this.lexer = lexer;
    }

    Reducer parse() {
        int start = lexer.blanks().at();
        String word = lexer.run(Alphabet.IDENTIFIER);
        for (Reducer.Unit unit : Reducer.Unit.values()) {
            if (unit.function().equals(word)) {
                return change(unit, start);
            }
        }
        TimeAggregator aggregator = TimeAggregator.of(word)
                .orElseThrow(
                        () -> lexer.unexpectedWord("a time aggregation such as avg(last_5m)", word, start, REDUCERS));
        Window window = windowInParentheses();
        return new Reducer(aggregator, window, Optional.empty(), lexer.since(start));
    }

    private Reducer change(Reducer.Unit unit, int start) {
        lexer.expect("(", "after " + unit.function());
        int inner = lexer.blanks().at();
        String word = lexer.run(Alphabet.IDENTIFIER);
        TimeAggregator aggregator = TimeAggregator.of(word)
                .orElseThrow(() -> lexer.unexpectedWord(
                        "a time aggregation such as avg(last_5m)", word, inner, TimeAggregator.words()));
        Window window = windowInParentheses();
        lexer.expect(",", "before the shift, such as last_1h");
        Window shift = shift();
        lexer.expect(")", "after the shift");
        return new Reducer(aggregator, window, Optional.of(new Reducer.Change(unit, shift)), lexer.since(start));
    }

    private Window windowInParentheses() {
        lexer.expect("(", "before the window, such as (last_5m)");
        Window window = window();
        lexer.expect(")", "after the window");
        return window;
    }

    private Window window() {
        int start = lexer.blanks().at();
        for (Window.Kind kind : Window.Kind.values()) {
            if (lexer.accepts(kind.prefix())) {
                return length(kind, start);
            }
        }
        String word = lexer.run(Alphabet.IDENTIFIER);
        throw lexer.unexpectedWord("a window such as last_5m", word, start, List.of("last_5m", "current_1d"));
    }

    private Window shift() {
        if (!Alphabet.isDigit(lexer.peek())) {
            return window();
        }
        Window shift = length(Window.Kind.LAST, lexer.at());
        lexer.expect("_ago", "after the length of the shift");
        return shift;
    }

    private Window length(Window.Kind kind, int start) {
        String digits = lexer.run(Alphabet.DIGITS);
        int unitAt = lexer.at();
        for (Window.Unit unit : Window.Unit.values()) {
            if (!digits.isEmpty() && lexer.accepts(unit.symbol())) {
                return new Window(kind, amount(digits, start), unit);
            }
        }
        String word = lexer.run(Alphabet.IDENTIFIER);
        throw lexer.unexpectedWord(
                digits.isEmpty() ? "a number, such as 5 in last_5m" : "a unit: m, h, d, w or mo",
                word,
                unitAt,
                Window.Unit.symbols());
    }

    private int amount(String digits, int start) {
        if (digits.length() > 6 || Integer.parseInt(digits) == 0) {
            throw new QuerySyntaxException(
                    "a window must be 1 to 999999 units long, not " + digits, lexer.source(), start);
        }
        return Integer.parseInt(digits);
    }
}
