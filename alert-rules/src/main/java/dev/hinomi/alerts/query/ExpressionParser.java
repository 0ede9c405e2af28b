package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads arithmetic, functions and metric queries by recursive descent. */
final class ExpressionParser {

    private static final Pattern SPACE_AGGREGATOR = Pattern.compile("avg|sum|min|max|count|p\\d{1,2}(\\.\\d{1,2})?");
    private static final List<String> SPACE_AGGREGATORS =
            List.of("avg", "sum", "min", "max", "count", "p50", "p95", "p99");
    private static final int DEEPEST = 64;

    private final Lexer lexer;
    private int depth;

    ExpressionParser(Lexer lexer) {
        this.lexer = lexer;
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

    private static Expression arithmetic(Operator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right, left.span().to(right.span()));
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
            default -> throw lexer.unexpected("\"{\" after the metric " + word + ", such as " + word + "{*},");
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
            throw lexer.unexpected("\"{\" after the metric " + metric + ", such as " + metric + "{*},");
        }
        lexer.expect("{", "after the metric");
        Scope scope = new ScopeParser(lexer).parse();
        List<String> by = lexer.acceptsKeyword("BY", "by") ? keys() : List.of();
        List<Modifier> modifiers = modifiers();
        return new Expression.MetricQuery(aggregator, metric, scope, by, modifiers, lexer.since(start));
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
        if (!KnownFunctions.names().contains(function)) {
            throw lexer.unexpectedWord("a function of Datadog's", function, start, KnownFunctions.names());
        }
        List<Argument> arguments = arguments();
        return new Expression.Call(function, arguments, modifiers(), lexer.since(start));
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
        int argumentsAt = lexer.at() + 1;
        Modifier modifier = new Modifier(kind, arguments(), lexer.since(start));
        Optional<String> unknown =
                modifier.word().filter(method -> !kind.methods().contains(method));
        if (unknown.isPresent()) {
            throw lexer.unexpectedWord(
                    "one of " + String.join(", ", kind.methods()) + " in ." + kind.word() + "()",
                    unknown.get(),
                    argumentsAt,
                    kind.methods());
        }
        if (kind.methods().isEmpty() && !modifier.arguments().isEmpty()) {
            throw new QuerySyntaxException("." + kind.word() + "() takes no arguments", lexer.source(), argumentsAt);
        }
        return modifier;
    }

    private List<Argument> arguments() {
        lexer.expect("(", "before the arguments");
        List<Argument> arguments = new ArrayList<>();
        if (lexer.accepts(")")) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (lexer.accepts(","));
        lexer.expect(")", "after the arguments, or \",\"");
        return arguments;
    }

    private Argument argument() {
        char next = lexer.peek();
        if (next == '\'' || next == '"') {
            return new Argument.Text(lexer.quoted());
        }
        if (next == '{') {
            return new Argument.Keys(keys());
        }
        int start = lexer.at();
        String word = lexer.run(Alphabet.IDENTIFIER);
        if (!word.isEmpty() && lexer.peek() == '=') {
            lexer.expect("=", "between name and value");
            return new Argument.Named(word, argument());
        }
        boolean bare = !word.isEmpty() && Alphabet.isAsciiLetter(word.charAt(0)) && isEndOfArgument();
        if (bare) {
            return new Argument.Word(word);
        }
        lexer.back(start);
        return new Argument.Value(parse());
    }

    private boolean isEndOfArgument() {
        return lexer.peek() == ',' || lexer.peek() == ')';
    }
}
