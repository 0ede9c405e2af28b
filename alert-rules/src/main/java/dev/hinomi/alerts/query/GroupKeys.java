package dev.hinomi.alerts.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By which tags the result of an expression is split. */
record GroupKeys() implements Expression.Visitor<Set<String>> {

    @Override
    public Set<String> number(Expression.Literal literal) {
        return Set.of();
    }

    @Override
    public Set<String> negation(Expression.Negation negation) {
        return negation.operand().accept(this);
    }

    @Override
    public Set<String> arithmetic(Expression.Arithmetic arithmetic) {
        return union(List.of(arithmetic.left(), arithmetic.right()));
    }

    @Override
    public Set<String> call(Expression.Call call) {
        if (call.function().startsWith("count_") || call.function().equals("dt")) {
            return Set.of();
        }
        return call.keys().<Set<String>>map(LinkedHashSet::new).orElseGet(() -> union(call.operands()));
    }

    @Override
    public Set<String> metric(Expression.MetricQuery query) {
        return new LinkedHashSet<>(query.by());
    }

    @Override
    public Set<String> reference(Expression.Reference reference) {
        return Set.of();
    }

    private Set<String> union(List<Expression> parts) {
        Set<String> keys = new LinkedHashSet<>();
        parts.forEach(part -> keys.addAll(part.accept(this)));
        return keys;
    }
}
