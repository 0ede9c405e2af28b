package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Reads a whole monitor: what kind it is shows at its first word. */
final class MonitorParser {

    private static final int LONGEST = 10_000;

    private final String source;
    private final Lexer lexer;

    MonitorParser(String source) {
        this.source = source;
        this.lexer = new Lexer(source);
    }

    Monitor parse() {
        if (source.length() > LONGEST) {
            throw new QuerySyntaxException(
                    "a query of " + source.length() + " characters; the longest read is " + LONGEST,
                    source.substring(0, 60),
                    0);
        }
        Monitor monitor = monitor();
        if (!lexer.isAtEnd()) {
            throw lexer.unexpected(
                    monitor instanceof CompositeMonitor
                            ? "\"&&\", \"||\" or the end"
                            : "an operator, a comparison or the end");
        }
        return monitor;
    }

    private Monitor monitor() {
        int start = lexer.blanks().at();
        char first = lexer.peek();
        if (lexer.isQuote()) {
            return check(start);
        }
        if (Alphabet.isDigit(first) || first == '!' || first == '(') {
            Composite condition = new CompositeParser(lexer).parse();
            return new CompositeMonitor(condition, lexer.since(start));
        }
        String head = lexer.run(Alphabet.HEAD);
        Optional<SearchMonitor.Source> searched = Arrays.stream(SearchMonitor.Source.values())
                .filter(source -> source.head().equals(head))
                .findFirst();
        if (searched.isPresent()) {
            return search(searched.get(), start);
        }
        Optional<SloMonitor.Measure> measure = SloMonitor.Measure.of(head);
        if (measure.isPresent()) {
            return slo(measure.get(), start);
        }
        return switch (head) {
            case "processes" -> processes(start);
            case "formula" -> formula(start);
            default -> metric(start);
        };
    }

    private MetricMonitor metric(int start) {
        lexer.back(start);
        Reducer reducer = new ReducerParser(lexer).parse();
        lexer.expect(":", "between the time aggregation and the query");
        Expression expression = new ExpressionParser(lexer).parse();
        return new MetricMonitor(reducer, expression, ending());
    }

    private SearchMonitor search(SearchMonitor.Source searched, int start) {
        Search search = searched("after " + searched.head(), false);
        Chain chain = new ChainParser(lexer, ChainCalls.of(searched)).parse();
        if (searched == SearchMonitor.Source.ERROR_TRACKING
                && chain.call("new").isPresent() == chain.call("impact").isPresent()) {
            throw lexer.unexpected("exactly one of .new() and .impact()");
        }
        return new SearchMonitor(searched, search, chain, ending(), lexer.since(start));
    }

    private ProcessMonitor processes(int start) {
        Search search = searched("after processes", true);
        Chain chain = new ChainParser(lexer, ChainCalls.PROCESS).parse();
        return new ProcessMonitor(search, chain, ending(), lexer.since(start));
    }

    private Search searched(String where, boolean blankMeansOr) {
        lexer.expect("(", where);
        SearchCursor cursor = new SearchCursor(text("the search in quotes"), source);
        Search search = new SearchParser(cursor, blankMeansOr).parse();
        lexer.expect(")", "after the search");
        return search;
    }

    private CheckMonitor check(int start) {
        String check = lexer.escaped().text();
        if (check.isBlank()) {
            throw new QuerySyntaxException("the name of the check is empty", source, start);
        }
        Chain chain = new ChainParser(lexer, ChainCalls.CHECK).parse();
        if (chain.call("count_by_status").isEmpty()
                && chain.call("pct_by_status").isEmpty()) {
            throw lexer.unexpected(".count_by_status()");
        }
        return new CheckMonitor(check, chain, ending(), lexer.since(start));
    }

    private SloMonitor slo(SloMonitor.Measure measure, int start) {
        lexer.expect("(", "after " + measure.head());
        String objective = text("the id of the objective in quotes").text();
        lexer.expect(")", "after the id");
        Chain chain = new ChainParser(lexer, ChainCalls.of(measure)).parse();
        return new SloMonitor(measure, objective, chain, ending(), lexer.since(start));
    }

    private FormulaMonitor formula(int start) {
        lexer.expect("(", "after formula");
        Expression formula;
        if (lexer.isQuote()) {
            String quote = String.valueOf(lexer.peek());
            lexer.accepts(quote);
            formula = ExpressionParser.ofFormula(lexer).parse();
            lexer.expect(quote, "after the formula, or an operator");
        } else {
            formula = ExpressionParser.ofFormula(lexer).parse();
        }
        lexer.expect(")", "after the formula");
        Chain chain = new ChainParser(lexer, ChainCalls.FORMULA).parse();
        if (chain.call("last").isEmpty() && chain.call("current").isEmpty()) {
            throw lexer.unexpected(".last(...)");
        }
        return new FormulaMonitor(formula, chain, ending(), lexer.since(start));
    }

    private SourceText text(String expected) {
        if (!lexer.isQuote()) {
            throw lexer.unexpected(expected);
        }
        return lexer.escaped();
    }

    private Optional<Ending> ending() {
        lexer.blanks();
        Optional<Comparison.Comparator> comparator = Comparison.Comparator.leading(source.substring(lexer.at()));
        return comparator.map(this::ending);
    }

    private Ending ending(Comparison.Comparator comparator) {
        lexer.expect(comparator.symbol(), "before the threshold");
        if (lexer.acceptsKeyword(Ending.WithOptions.KEYWORD, Ending.WithOptions.KEYWORD)) {
            return new Ending.WithOptions(comparator);
        }
        boolean negative = lexer.accepts("-");
        BigDecimal threshold = new ExpressionParser(lexer).number().value();
        return new Comparison(comparator, negative ? threshold.negate() : threshold);
    }
}
