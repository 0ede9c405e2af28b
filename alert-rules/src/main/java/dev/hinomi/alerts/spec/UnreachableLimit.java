package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Thresholds that a count, or a share of counts, cannot cross. */
record UnreachableLimit(Condition.Measured condition) {

    record Found(String key, String why) {}

    List<Found> find() {
        List<Found> found = new ArrayList<>();
        check("critical", condition.thresholds().critical(), found);
        check("warning", condition.thresholds().warning(), found);
        check("recovery", condition.thresholds().recovery(), found);
        return found;
    }

    private void check(String key, Optional<Threshold> limit, List<Found> found) {
        Expression expression = condition.query().expression();
        limit.filter(known -> isCount(expression) || isShare(expression))
                .filter(UnreachableLimit::isBelowNothing)
                .ifPresent(known -> found.add(new Found(key, "\"" + known + "\" is never true of what is counted")));
        limit.filter(known -> known.unit() == Threshold.Unit.PERCENT && isShare(expression))
                .filter(UnreachableLimit::isAboveEverything)
                .ifPresent(known -> found.add(new Found(key, "\"" + known + "\" is more than everything")));
    }

    private static boolean isBelowNothing(Threshold limit) {
        int sign = limit.value().signum();
        return switch (limit.comparator()) {
            case BELOW -> sign <= 0;
            case AT_MOST -> sign < 0;
            case ABOVE, AT_LEAST, EQUAL, DIFFERENT -> false;
        };
    }

    private static boolean isAboveEverything(Threshold limit) {
        int order = limit.value().compareTo(BigDecimal.ONE);
        return switch (limit.comparator()) {
            case ABOVE -> order >= 0;
            case AT_LEAST -> order > 0;
            case BELOW, AT_MOST, EQUAL, DIFFERENT -> false;
        };
    }

    private static boolean isCount(Expression expression) {
        return expression instanceof Expression.MetricQuery query
                && query.modifier(Modifier.Kind.AS_COUNT).isPresent();
    }

    private static boolean isShare(Expression expression) {
        return expression instanceof Expression.Arithmetic division
                && division.operator() == Operator.DIVIDED_BY
                && division.left() instanceof Expression.MetricQuery part
                && division.right() instanceof Expression.MetricQuery whole
                && part.metric().equals(whole.metric())
                && isCount(part)
                && isCount(whole);
    }
}
