package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the first part of a query that this process cannot evaluate. */
final class LocalEvaluation implements Expression.Visitor<Optional<Evaluability>> {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
    private static final Set<String> SPACE_AGGREGATORS = Set.of("avg", "sum", "min", "max");
    private static final Set<String> FUNCTIONS = Set.of("default_zero", "abs");

    private LocalEvaluation() {}

    static Evaluability of(MetricMonitor monitor) {
        return reducer(monitor)
                .or(() -> monitor.expression().accept(new LocalEvaluation()))
                .orElseGet(Evaluability.InProcess::new);
    }

    private static Optional<Evaluability> reducer(MetricMonitor monitor) {
        Reducer reducer = monitor.reducer();
        Window window = reducer.window();
        if (window.kind() != Window.Kind.LAST) {
            return remote(window.canonical(), reducer.span(), "this process keeps windows that end now");
        }
        Duration history = window.duration()
                .plus(reducer.change().map(change -> change.shift().duration()).orElse(Duration.ZERO));
        if (history.compareTo(LONGEST_WINDOW) > 0) {
            return remote(reducer.canonical(), reducer.span(), "this process keeps one week of points");
        }
        if (reducer.aggregator() == TimeAggregator.PERCENTILE) {
            return remote(reducer.canonical(), reducer.span(), "percentiles need the distributions that Datadog keeps");
        }
        if (monitor.sumsBeforeArithmetic() && reducer.aggregator() != TimeAggregator.SUM) {
            return remote(
                    reducer.canonical(),
                    reducer.span(),
                    "Datadog documents arithmetic over as_count() for sum() alone");
        }
        return Optional.empty();
    }

    @Override
    public Optional<Evaluability> number(Expression.Literal literal) {
        return Optional.empty();
    }

    @Override
    public Optional<Evaluability> negation(Expression.Negation negation) {
        return negation.operand().accept(this);
    }

    @Override
    public Optional<Evaluability> arithmetic(Expression.Arithmetic arithmetic) {
        return arithmetic.left().accept(this).or(() -> arithmetic.right().accept(this));
    }

    @Override
    public Optional<Evaluability> call(Expression.Call call) {
        boolean known = FUNCTIONS.contains(call.function())
                && call.modifiers().isEmpty()
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Argument.Value;
        if (!known) {
            return remote(call.canonical(), call.span(), "this version evaluates no function but default_zero and abs");
        }
        return ((Argument.Value) call.arguments().get(0)).expression().accept(this);
    }

    @Override
    public Optional<Evaluability> metric(Expression.MetricQuery query) {
        Optional<String> aggregator = query.spaceAggregator().filter(name -> !SPACE_AGGREGATORS.contains(name));
        if (aggregator.isPresent()) {
            return remote(aggregator.get(), query.span(), "it needs the distributions that Datadog keeps");
        }
        if (query.scope().hasVariable()) {
            return remote(
                    query.scope().canonical(), query.span(), "template variables have a value on dashboards alone");
        }
        return Stream.of(Modifier.Kind.WEIGHTED)
                .flatMap(kind -> query.modifier(kind).stream())
                .findFirst()
                .flatMap(modifier -> remote(
                        "." + modifier.kind().word() + "()",
                        modifier.span(),
                        "the weights are known to Datadog alone"));
    }

    private static Optional<Evaluability> remote(String part, Span span, String why) {
        return Optional.of(new Evaluability.DatadogOnly(part, span, why));
    }
}
