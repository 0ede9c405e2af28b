package dev.hinomi.sandbox.query;

import dev.hinomi.sandbox.query.Expression.Arithmetic;
import dev.hinomi.sandbox.query.Expression.Constant;
import dev.hinomi.sandbox.query.Expression.Metric;
import dev.hinomi.sandbox.query.MetricQuery.Reading;
import dev.hinomi.sandbox.query.MetricQuery.Rollup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a query such as {@code sum:a{env:prod} by {host}.as_count() / sum:b{*}.as_count() * 100}. Not thread-safe. */
final class QueryParser {

    private static final Pattern METRIC =
            Pattern.compile("([a-z0-9]+):([A-Za-z][A-Za-z0-9_.]*)\\{([^{}]*)}(?:\\s*by\\s*\\{([^{}]*)})?");
    private static final Pattern MODIFIER = Pattern.compile("\\.([a-z_]+)\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private QueryParser(String text) {
        this.text = text;
    }

    static Expression parse(String text) {
        QueryParser parser = new QueryParser(text);
        Expression expression = parser.sum();
        if (parser.peek() != 0) {
            throw parser.unexpected("an operator or the end");
        }
        return expression;
    }

    /** Several queries with commas between them, each with its text. */
    static Map<String, Expression> parseAll(String text) {
        QueryParser parser = new QueryParser(text);
        Map<String, Expression> all = new LinkedHashMap<>();
        while (true) {
            int start = parser.at;
            Expression expression = parser.sum();
            all.put(text.substring(start, parser.at).strip(), expression);
            if (parser.peek() == 0) {
                return all;
            }
            if (parser.peek() != ',') {
                throw parser.unexpected("an operator, a comma or the end");
            }
            parser.at++;
        }
    }

    private Expression sum() {
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            char operator = text.charAt(at++);
            left = new Arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (peek() == '*' || peek() == '/') {
            char operator = text.charAt(at++);
            left = new Arithmetic(operator, left, factor());
        }
        return left;
    }

    private Expression factor() {
        if (peek() == '-') {
            at++;
            return new Arithmetic('-', new Constant(0), factor());
        }
        if (peek() == '(') {
            return parenthesized();
        }
        Matcher metric = METRIC.matcher(text).region(at, text.length());
        if (metric.lookingAt()) {
            return metric(metric);
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return new Constant(Double.parseDouble(number.group()));
        }
        throw unexpected("a number, \"(\" or a metric such as avg:name{scope}");
    }

    private Expression parenthesized() {
        at++;
        if (++depth > DEEPEST) {
            throw new QueryException("The query has more than " + DEEPEST + " parentheses within each other");
        }
        Expression inner = sum();
        if (peek() != ')') {
            throw unexpected("\")\"");
        }
        at++;
        depth--;
        return inner;
    }

    private Expression metric(Matcher metric) {
        int start = at;
        at = metric.end();
        List<String> groupBy = new ArrayList<>();
        if (metric.group(4) != null) {
            List.of(metric.group(4).split(",")).forEach(key -> groupBy.add(key.strip()));
        }
        Reading reading = Reading.AS_IS;
        Rollup rollup = null;
        Matcher modifier = MODIFIER.matcher(text).region(at, text.length());
        while (modifier.lookingAt()) {
            switch (modifier.group(1)) {
                case "as_count" -> reading = Reading.AS_COUNT;
                case "as_rate" -> reading = Reading.AS_RATE;
                case "rollup" -> rollup = rollup(modifier.group(2));
                default ->
                    throw new QueryException("The sandbox does not know ." + modifier.group(1)
                            + "(); it knows .as_count(), .as_rate() and .rollup(method, seconds)");
            }
            at = modifier.end();
            modifier.region(at, text.length());
        }
        return new Metric(new MetricQuery(
                text.substring(start, at),
                Aggregator.named(metric.group(1)),
                metric.group(2),
                Scope.parse(metric.group(3)),
                groupBy,
                reading,
                rollup));
    }

    private static @Nullable Rollup rollup(String arguments) {
        String[] parts = arguments.split(",", -1);
        try {
            int seconds = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
            return new Rollup(Aggregator.named(parts[0].strip()), seconds);
        } catch (NumberFormatException e) {
            throw new QueryException(
                    ".rollup() takes a method and seconds, for instance .rollup(sum, 60), but had " + arguments);
        }
    }

    /** The next character that is no space, 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private QueryException unexpected(String expected) {
        String rest = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
        return new QueryException("Expected " + expected + " at character " + (at + 1) + ", but found " + rest);
    }
}
