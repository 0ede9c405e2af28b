package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads arithmetic, functions and metric queries by recursive descent. */
final class ExpressionParser {

    private static final Pattern SPACE_AGGREGATOR = Pattern.compile("avg|sum|min|max|count|p\\d{1,2}(\\.\\d{1,2})?");
    private static final List<String> SPACE_AGGREGATORS =
            List.of("avg", "sum", "min", "max", "count", "p50", "p95", "p99");
    private static final int DEEPEST = 64;

    /** A deeper tree would overflow the stack of a small thread; nobody reads a longer sum. */
    private static final int MOST_OPERATORS = 500;

    private static final Set<String> FORBIDDEN_IN_FORECAST =
            Set.of("anomalies", "cumsum", "integral", "outliers", "piecewise_constant", "robust_trend", "trend_line");

    private final Lexer lexer;
    private final boolean formula;
    private int depth;
    private int operators;

    ExpressionParser(Lexer lexer) {
        this(lexer, false);
    }

    private ExpressionParser(Lexer lexer, boolean formula) {
        this.lexer = lexer;
        this.formula = formula;
    }

    /** For formulas, where words are names of other queries. */
    static ExpressionParser ofFormula(Lexer lexer) {
        return new ExpressionParser(lexer, true);
    }

    Expression parse() {
        if (++depth > DEEPEST) {
            throw new QuerySyntaxException(
                    "more than " + DEEPEST + " levels of brackets: simplify the query", lexer.source(), lexer.at());
        }
        Expression left = term();
        while (lexer.peek() == '+' || lexer.peek() == '-') {
            Operator operator = lexer.accepts("+") ? Operator.PLUS : minus();
            left = arithmetic(operator, left, term());
        }
        depth--;
        return left;
    }

    private Operator minus() {
        lexer.expect("-", "between two operands");
        return Operator.MINUS;
    }

    private Expression term() {
        Expression left = factor();
        while (lexer.peek() == '*' || lexer.peek() == '/') {
            Operator operator = lexer.accepts("*") ? Operator.TIMES : dividedBy();
            left = arithmetic(operator, left, factor());
        }
        return left;
    }

    private Operator dividedBy() {
        lexer.expect("/", "between two operands");
        return Operator.DIVIDED_BY;
    }

    private Expression arithmetic(Operator operator, Expression left, Expression right) {
        countOperator();
        return new Expression.Arithmetic(operator, left, right, left.span().to(right.span()));
    }

    private void countOperator() {
        if (++operators > MOST_OPERATORS) {
            throw new QuerySyntaxException(
                    "more than " + MOST_OPERATORS + " operators: simplify the query", lexer.source(), lexer.at());
        }
    }

    private Expression factor() {
        int start = lexer.blanks().at();
        char next = lexer.peek();
        if (Alphabet.isDigit(next)) {
            return number();
        }
        if (lexer.accepts("(")) {
            Expression inner = parse();
            lexer.expect(")", "to close the bracket");
            return inner;
        }
        if (next == '-') {
            return negation(start);
        }
        if (Alphabet.isAsciiLetter(next)) {
            return named(start);
        }
        throw lexer.unexpected(
                next == '.'
                        ? "a zero before the decimal point"
                        : "a query such as avg:system.load.1{*}, a function or a number");
    }

    private Expression negation(int start) {
        int dashes = 0;
        while (lexer.accepts("-")) {
            countOperator();
            dashes++;
        }
        Expression operand = factor();
        for (int index = 0; index < dashes; index++) {
            operand = new Expression.Negation(operand, lexer.since(start));
        }
        return operand;
    }

    Expression.Literal number() {
        int start = lexer.blanks().at();
        String digits = lexer.run(Alphabet.DIGITS);
        if (digits.isEmpty()) {
            throw lexer.unexpected("a number such as 0.5");
        }
        if (lexer.peekHere() == '.') {
            lexer.expect(".", "in the number");
            digits += "." + lexer.run(Alphabet.DIGITS);
        }
        if (digits.endsWith(".")) {
            throw lexer.unexpected("a digit after the decimal point");
        }
        return new Expression.Literal(new BigDecimal(digits), lexer.since(start));
    }

    private Expression named(int start) {
        String word = lexer.run(Alphabet.NAME);
        return switch (lexer.peekHere()) {
            case '(' -> call(word, start);
            case ':' -> aggregated(word, start);
            case '{' -> metric(Optional.empty(), word, start);
            default -> {
                if (formula) {
                    yield new Expression.Reference(word, lexer.since(start));
                }
                throw missingScope(word);
            }
        };
    }

    private Expression aggregated(String word, int start) {
        if (!SPACE_AGGREGATOR.matcher(word).matches()) {
            throw lexer.unexpectedWord(
                    "an aggregation over series: avg, sum, min, max, count or p95,", word, start, SPACE_AGGREGATORS);
        }
        lexer.expect(":", "after the aggregation");
        lexer.blanks();
        String metric = lexer.run(Alphabet.NAME);
        if (metric.isEmpty() || !Alphabet.isAsciiLetter(metric.charAt(0))) {
            throw lexer.unexpected("the name of a metric, which starts with a letter,");
        }
        return metric(Optional.of(word), metric, start);
    }

    private Expression metric(Optional<String> aggregator, String metric, int start) {
        if (lexer.peekHere() != '{') {
            throw missingScope(metric);
        }
        lexer.expect("{", "after the metric");
        Scope scope = new ScopeParser(lexer).parse();
        List<String> by = lexer.acceptsKeyword("BY", "by") ? keys() : List.of();
        List<Modifier> modifiers = modifiers();
        return new Expression.MetricQuery(aggregator, metric, scope, by, modifiers, lexer.since(start));
    }

    private QuerySyntaxException missingScope(String metric) {
        String shown = Lexer.shortened(metric);
        return lexer.unexpected("\"{\" after the metric " + shown + ", such as " + shown + "{*},");
    }

    private List<String> keys() {
        lexer.expect("{", "before the tag keys");
        List<String> keys = new ArrayList<>();
        do {
            lexer.blanks();
            String key = lexer.run(Alphabet.TAG);
            if (key.isEmpty()) {
                throw lexer.unexpected("a tag key such as host");
            }
            keys.add(key);
        } while (lexer.accepts(","));
        lexer.expect("}", "after the tag keys");
        return keys;
    }

    private Expression call(String function, int start) {
        if (function.equals("autosmooth")) {
            throw new QuerySyntaxException("autosmooth() is not allowed in monitors", lexer.source(), start);
        }
        if (!KnownFunctions.names().contains(function)) {
            throw lexer.unexpectedWord("a function of Datadog's", function, start, KnownFunctions.names());
        }
        List<Argument> arguments = lexer.arguments(this::argument);
        Signature.check(KnownFunctions.of(function).signatures(), arguments, lexer.at() - 1, lexer);
        Expression.Call call = new Expression.Call(function, arguments, modifiers(), lexer.since(start));
        if (function.equals("forecast")) {
            checkForecast(call);
        }
        return call;
    }

    private void checkForecast(Expression.Call forecast) {
        forecast.operands().get(0).accept(new Contains(part -> {
            if (part instanceof Expression.Call call && FORBIDDEN_IN_FORECAST.contains(call.function())) {
                throw new QuerySyntaxException(
                        call.function() + "() is not allowed inside forecast()",
                        lexer.source(),
                        call.span().start());
            }
            return false;
        }));
    }

    private List<Modifier> modifiers() {
        List<Modifier> modifiers = new ArrayList<>();
        while (lexer.peekHere() == '.') {
            int start = lexer.at();
            lexer.expect(".", "before a modifier");
            int wordAt = lexer.at();
            String word = lexer.run(Alphabet.IDENTIFIER);
            Modifier.Kind kind = Modifier.Kind.of(word)
                    .orElseThrow(() -> lexer.unexpectedWord("a modifier", word, wordAt, Modifier.Kind.words()));
            modifiers.add(modifier(kind, start));
        }
        return modifiers;
    }

    private Modifier modifier(Modifier.Kind kind, int start) {
        List<Argument> arguments = lexer.arguments(this::argument);
        Signature.check(kind.signatures(), arguments, lexer.at() - 1, lexer);
        return new Modifier(kind, arguments, lexer.since(start));
    }

    private Argument argument() {
        int start = lexer.blanks().at();
        String word = lexer.run(Alphabet.IDENTIFIER);
        if (!word.isEmpty() && lexer.peek() == '=') {
            lexer.expect("=", "between name and value");
            return new Argument.Named(word, unnamed(), lexer.since(start));
        }
        lexer.back(start);
        return unnamed();
    }

    private Argument unnamed() {
        int start = lexer.blanks().at();
        if (lexer.isQuote()) {
            String text = lexer.quoted();
            return new Argument.Text(text, lexer.since(start));
        }
        if (lexer.peek() == '{') {
            List<String> keys = keys();
            return new Argument.Keys(keys, lexer.since(start));
        }
        String word = lexer.run(Alphabet.IDENTIFIER);
        Span span = lexer.since(start);
        if (!formula && !word.isEmpty() && Alphabet.isAsciiLetter(word.charAt(0)) && isEndOfArgument()) {
            return new Argument.Word(word, span);
        }
        lexer.back(start);
        Expression value = parse();
        return new Argument.Value(value, lexer.since(start));
    }

    private boolean isEndOfArgument() {
        return lexer.peek() == ',' || lexer.peek() == ')';
    }
}
