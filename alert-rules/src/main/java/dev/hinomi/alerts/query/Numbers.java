package dev.hinomi.alerts.query;

import java.util.OptionalDouble;

/** Reads constants out of expressions. */
final class Numbers {

    private Numbers() {}

    /** The number that the expression is, with its sign. */
    static OptionalDouble of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return OptionalDouble.of(literal.value().doubleValue());
        }
        if (expression instanceof Expression.Negation negation) {
            OptionalDouble operand = of(negation.operand());
            return operand.isPresent() ? OptionalDouble.of(-operand.getAsDouble()) : operand;
        }
        return OptionalDouble.empty();
    }
}
