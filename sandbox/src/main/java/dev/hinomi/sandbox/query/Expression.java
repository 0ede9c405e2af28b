package dev.hinomi.sandbox.query;

/** A query: a number, a metric, or two of them with an operator between. */
sealed interface Expression {

    /** A number. */
    record Constant(double value) implements Expression {}

    /** A metric. */
    record Metric(MetricQuery query) implements Expression {}

    /** Two expressions with one of {@code + - * /} between. */
    record Arithmetic(char operator, Expression left, Expression right) implements Expression {

        double apply(double a, double b) {
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                default -> b == 0 ? Double.NaN : a / b;
            };
        }
    }
}
