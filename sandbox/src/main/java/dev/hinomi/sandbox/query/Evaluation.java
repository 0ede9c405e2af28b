package dev.hinomi.sandbox.query;

import dev.hinomi.sandbox.query.Expression.Arithmetic;
import dev.hinomi.sandbox.query.Expression.Constant;
import dev.hinomi.sandbox.query.Expression.Metric;
import dev.hinomi.sandbox.store.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Evaluates an expression over the series received; groups are joined by their tags. */
final class Evaluation {

    private final MetricEvaluation metrics;

    Evaluation(Metrics metrics, Window window) {
        this.metrics = new MetricEvaluation(metrics, window);
    }

    List<Group> groups(Expression expression) {
        if (expression instanceof Metric metric) {
            return metrics.groups(metric.query());
        }
        if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        throw new QueryException("A query needs a metric, but this one has only numbers");
    }

    private List<Group> arithmetic(Arithmetic arithmetic) {
        if (arithmetic.left() instanceof Constant left) {
            return each(groups(arithmetic.right()), value -> arithmetic.apply(left.value(), value));
        }
        if (arithmetic.right() instanceof Constant right) {
            return each(groups(arithmetic.left()), value -> arithmetic.apply(value, right.value()));
        }
        List<Group> rights = groups(arithmetic.right());
        List<Group> joined = new ArrayList<>();
        for (Group left : groups(arithmetic.left())) {
            rights.stream()
                    .filter(right -> right.tags().equals(left.tags())
                            || right.tags().isEmpty()
                            || left.tags().isEmpty())
                    .forEach(right -> joined.add(join(arithmetic, left, right)));
        }
        return joined;
    }

    private static Group join(Arithmetic arithmetic, Group left, Group right) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        left.values().forEach((time, a) -> {
            Double b = right.values().get(time);
            if (b != null) {
                put(values, time, arithmetic.apply(a, b));
            }
        });
        return new Group(left.tags().isEmpty() ? right.tags() : left.tags(), left.interval(), values);
    }

    private static List<Group> each(List<Group> groups, DoubleUnaryOperator operator) {
        List<Group> mapped = new ArrayList<>();
        for (Group group : groups) {
            NavigableMap<Long, Double> values = new TreeMap<>();
            group.values().forEach((time, value) -> put(values, time, operator.applyAsDouble(value)));
            mapped.add(new Group(group.tags(), group.interval(), values));
        }
        return mapped;
    }

    private static void put(NavigableMap<Long, Double> values, long time, double value) {
        if (Double.isFinite(value)) {
            values.put(time, value);
        }
    }
}
