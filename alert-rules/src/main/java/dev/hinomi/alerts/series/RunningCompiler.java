package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a formula of an expression, if all that stands in it can be evaluated step by step. */
final class RunningCompiler implements Expression.Visitor<Optional<RunningFormula>> {

    private final TimeAggregator overTime;
    private final List<RunningQuery> queries = new ArrayList<>();

    RunningCompiler(TimeAggregator overTime) {
        this.overTime = overTime;
    }

    /** The queries in the formula. */
    List<RunningQuery> queries() {
        return queries;
    }

    @Override
    public Optional<RunningFormula> number(Expression.Literal literal) {
        return Optional.of(new RunningFormula.Constant(literal.value().doubleValue()));
    }

    @Override
    public Optional<RunningFormula> negation(Expression.Negation negation) {
        return negation.operand().accept(this).map(RunningFormula.Negation::new);
    }

    @Override
    public Optional<RunningFormula> arithmetic(Expression.Arithmetic arithmetic) {
        Optional<RunningFormula> left = arithmetic.left().accept(this);
        Optional<RunningFormula> right = arithmetic.right().accept(this);
        return left.flatMap(
                one -> right.map(other -> new RunningFormula.Arithmetic(arithmetic.operator(), one, other)));
    }

    @Override
    public Optional<RunningFormula> metric(Expression.MetricQuery query) {
        if (!RunningQuery.isPossible(query)) {
            return Optional.empty();
        }
        RunningQuery running = new RunningQuery(query, overTime);
        queries.add(running);
        return Optional.of(new RunningFormula.Windows(running));
    }

    @Override
    public Optional<RunningFormula> call(Expression.Call call) {
        return Optional.empty();
    }

    @Override
    public Optional<RunningFormula> reference(Expression.Reference reference) {
        return Optional.empty();
    }
}
