package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression;

/**
 * Evaluates an expression point by point. An {@code as_count} or {@code as_rate} operand counts as zero where it has no point, as
 * Datadog documents; a bare gauge does not, and the time is dropped. So is a time at which the result is not finite.
 */
final class PointwiseEvaluation implements Expression.Visitor<Operand> {

    private final MetricTracks tracks;

    PointwiseEvaluation(MetricTracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public Operand number(Expression.Literal literal) {
        return new Operand.Constant(literal.value().doubleValue());
    }

    @Override
    public Operand negation(Expression.Negation negation) {
        return negation.operand().accept(this).map(value -> -value);
    }

    @Override
    public Operand arithmetic(Expression.Arithmetic arithmetic) {
        Operand left = arithmetic.left().accept(this);
        return left.combine(arithmetic.operator()::apply, arithmetic.right().accept(this));
    }

    @Override
    public Operand call(Expression.Call call) {
        return new FunctionEvaluation(tracks, call).result();
    }

    @Override
    public Operand reference(Expression.Reference reference) {
        throw new IllegalArgumentException(
                reference.name() + " is known to Datadog alone: ask the query's evaluability first");
    }

    @Override
    public Operand metric(Expression.MetricQuery query) {
        return tracks.of(query);
    }
}
