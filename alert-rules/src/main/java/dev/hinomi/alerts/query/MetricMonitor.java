package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A monitor over metrics: {@code sum(last_5m):sum:orders.failed{*}.as_count() > 3}.
 *
 * @param reducer how the window becomes one value
 * @param expression what is evaluated
 * @param ending what stands at its end, if anything
 */
public record MetricMonitor(Reducer reducer, Expression expression, Optional<Ending> ending) implements Monitor {

    @Override
    public String canonical() {
        return reducer.canonical() + ":" + expression.canonical() + Ending.canonical(ending);
    }

    @Override
    public Optional<Comparison> comparison() {
        return ending.filter(Comparison.class::isInstance).map(Comparison.class::cast);
    }

    @Override
    public MonitorKind kind() {
        return MonitorKind.METRIC;
    }

    @Override
    public List<Finding> findings() {
        return Findings.of(this);
    }

    /** How far back the points reach that it needs: window, change, and what its functions look back to. */
    public Duration history() {
        return reducer.history().plus(expression.accept(new LookBack()));
    }

    @Override
    public Evaluability evaluability() {
        return LocalEvaluation.of(this);
    }

    /** Whether arithmetic runs on sums over the window: there is an operator and an operand says {@code .as_count()}. */
    public boolean sumsBeforeArithmetic() {
        return expression.accept(new Contains(Expression.Arithmetic.class::isInstance))
                && expression.accept(new Contains(part -> part instanceof Expression.MetricQuery query
                        && query.modifier(Modifier.Kind.AS_COUNT).isPresent()));
    }

    /** The same over another expression. */
    public MetricMonitor over(Expression other) {
        return new MetricMonitor(reducer, other, ending);
    }

    /** Whether its result is split by tags, so that there is a value per group. */
    public boolean isGrouped() {
        return !expression.accept(new GroupKeys()).isEmpty();
    }

    /** The names of all metrics in it. */
    public Set<String> metrics() {
        return queries().stream().map(Expression.MetricQuery::metric).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that it reads, in the order in which it is written. */
    public List<Expression.MetricQuery> queries() {
        List<Expression.MetricQuery> queries = new ArrayList<>();
        expression.accept(new Contains(part -> {
            if (part instanceof Expression.MetricQuery query) {
                queries.add(query);
            }
            return false;
        }));
        return queries;
    }
}
