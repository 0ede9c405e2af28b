package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates an expression over {@code .as_count()} queries: every metric is summed over the window first and the arithmetic
 * runs on the sums, so that an error rate is errors over requests and not a sum of rates. A group that one side lacks
 * counts as zero on that side.
 */
final class SummedEvaluation implements Expression.Visitor<Operand> {

    private final PointwiseEvaluation pointwise;
    private final MetricTracks tracks;

    SummedEvaluation(MetricTracks tracks) {
        this.pointwise = new PointwiseEvaluation(tracks);
        this.tracks = tracks;
    }

    @Override
    public Operand number(Expression.Literal literal) {
        return pointwise.number(literal);
    }

    @Override
    public Operand negation(Expression.Negation negation) {
        return negation.operand().accept(this).map(value -> -value);
    }

    @Override
    public Operand arithmetic(Expression.Arithmetic arithmetic) {
        Operand left = arithmetic.left().accept(this);
        return left.combine(arithmetic.operator()::apply, arithmetic.right().accept(this))
                .withGap(gap -> Gap.ZERO);
    }

    @Override
    public Operand call(Expression.Call call) {
        return summed(pointwise.call(call));
    }

    @Override
    public Operand reference(Expression.Reference reference) {
        return pointwise.reference(reference);
    }

    @Override
    public Operand metric(Expression.MetricQuery query) {
        return summed(pointwise.metric(query));
    }

    private Operand summed(Operand operand) {
        if (!(operand.within(tracks) instanceof Operand.Grouped grouped)) {
            return operand;
        }
        Map<Tags, Track> sums = new HashMap<>();
        grouped.byGroup()
                .forEach((group, track) -> track.reduce(TimeAggregator.SUM)
                        .ifPresent(sum -> sums.put(group, new Track(new TreeMap<>(Map.of(tracks.end(), sum))))));
        return new Operand.Grouped(sums, Gap.ZERO);
    }
}
