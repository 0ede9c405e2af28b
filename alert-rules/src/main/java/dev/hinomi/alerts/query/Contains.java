package dev.hinomi.alerts.query;

import java.util.function.Predicate;

/** Whether an expression or any part of it is of some kind. */
record Contains(Predicate<Expression> kind) implements Expression.Visitor<Boolean> {

    @Override
    public Boolean number(Expression.Literal literal) {
        return kind.test(literal);
    }

    @Override
    public Boolean negation(Expression.Negation negation) {
        return kind.test(negation) || negation.operand().accept(this);
    }

    @Override
    public Boolean arithmetic(Expression.Arithmetic arithmetic) {
        return kind.test(arithmetic)
                || arithmetic.left().accept(this)
                || arithmetic.right().accept(this);
    }

    @Override
    public Boolean call(Expression.Call call) {
        return kind.test(call) || call.operands().stream().anyMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean reference(Expression.Reference reference) {
        return kind.test(reference);
    }

    @Override
    public Boolean metric(Expression.MetricQuery query) {
        return kind.test(query);
    }
}
