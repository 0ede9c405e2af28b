package dev.hinomi.alerts.fleet;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * Arithmetic on sums over a window, as Datadog does it for {@code .as_count()}: every part is summed first. A group that one side
 * lacks counts as zero there, and a side without groups joins all.
 */
final class PartialSums {

    private final Expression expression;
    private final List<String> parts;

    private PartialSums(Expression expression, List<String> parts) {
        this.expression = expression;
        this.parts = List.copyOf(parts);
    }

    static PartialSums of(Expression expression) {
        List<String> parts = new ArrayList<>();
        collect(expression, parts);
        return new PartialSums(expression, parts);
    }

    private static void collect(Expression expression, List<String> parts) {
        if (expression instanceof Expression.Arithmetic arithmetic) {
            collect(arithmetic.left(), parts);
            collect(arithmetic.right(), parts);
        } else if (expression instanceof Expression.Negation negation) {
            collect(negation.operand(), parts);
        } else if (!(expression instanceof Expression.Literal) && !parts.contains(expression.canonical())) {
            parts.add(expression.canonical());
        }
    }

    /** What must be asked for, each once. */
    List<String> parts() {
        return parts;
    }

    /** Whether every tag that groups it has a value. */
    static boolean isWhole(Tags group) {
        return group.all().stream().noneMatch(tag -> tag.endsWith(":N/A") || tag.endsWith(":n/a"));
    }

    /** What each group comes to, possibly no number; empty when no part has a point. */
    Map<Tags, Double> evaluate(List<AnsweredSeries> series) {
        if (series.stream().allMatch(one -> one.values().isEmpty())) {
            return Map.of();
        }
        return value(expression, series).byGroup();
    }

    /**
     * What a part came to.
     *
     * @param byGroup the value of each group
     * @param otherwise the value of all others: a constant's own, zero for counts
     */
    private record Operand(Map<Tags, Double> byGroup, double otherwise) {

        double of(Tags group) {
            return byGroup.getOrDefault(group, byGroup.getOrDefault(Tags.NONE, otherwise));
        }

        Operand combine(DoubleBinaryOperator operator, Operand right) {
            Set<Tags> groups = new HashSet<>(byGroup.keySet());
            groups.addAll(right.byGroup.keySet());
            if (groups.size() > 1) {
                groups.remove(Tags.NONE);
            }
            Map<Tags, Double> combined = new HashMap<>();
            groups.forEach(group -> combined.put(group, operator.applyAsDouble(of(group), right.of(group))));
            return new Operand(combined, operator.applyAsDouble(otherwise, right.otherwise));
        }
    }

    private Operand value(Expression part, List<AnsweredSeries> series) {
        if (part instanceof Expression.Literal literal) {
            return new Operand(Map.of(), literal.value().doubleValue());
        }
        if (part instanceof Expression.Negation negation) {
            return new Operand(Map.of(), 0).combine((zero, value) -> -value, value(negation.operand(), series));
        }
        if (part instanceof Expression.Arithmetic arithmetic) {
            return value(arithmetic.left(), series)
                    .combine(arithmetic.operator()::apply, value(arithmetic.right(), series));
        }
        int index = parts.indexOf(part.canonical());
        Map<Tags, Double> sums = new HashMap<>();
        series.stream()
                .filter(one -> one.part() == index && isWhole(one.group()))
                .forEach(one -> sums.merge(
                        one.group(),
                        one.values().stream().mapToDouble(Double::doubleValue).sum(),
                        Double::sum));
        return new Operand(sums, 0);
    }
}
