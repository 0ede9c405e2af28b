package dev.hinomi.alerts.query;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Finds the weakest part of a query: the one that fewest can evaluate. */
final class LocalEvaluation implements Expression.Visitor<Evaluability> {

    private static final Duration LONGEST_HISTORY = Duration.ofDays(7);
    private static final Set<String> SPACE_AGGREGATORS = Set.of("avg", "sum", "min", "max");
    private static final Set<String> RATES =
            Set.of("diff", "derivative", "monotonic_diff", "per_second", "per_minute", "per_hour");
    private static final Evaluability EXACT = new Evaluability.Exact();

    LocalEvaluation() {}

    static Evaluability of(MetricMonitor monitor) {
        return reducer(monitor).weaker(monitor.expression().evaluability()).weaker(history(monitor));
    }

    private static Evaluability reducer(MetricMonitor monitor) {
        Reducer reducer = monitor.reducer();
        Window window = reducer.window();
        if (window.kind() == Window.Kind.NEXT) {
            return new Evaluability.DatadogOnly(
                    window.canonical(), reducer.span(), "it lies ahead, and only forecast() looks there");
        }
        if (window.kind() == Window.Kind.CURRENT && !window.isCalendarUnit()) {
            return new Evaluability.DatadogOnly(
                    window.canonical(), reducer.span(), "only current_1h, current_1d and current_1mo are documented");
        }
        if (reducer.aggregator() == TimeAggregator.PERCENTILE) {
            return new Evaluability.DatadogOnly(
                    reducer.canonical(),
                    reducer.span(),
                    "percentiles need the distributions that Datadog keeps, and its query API answers points");
        }
        if (monitor.sumsBeforeArithmetic() && reducer.aggregator() != TimeAggregator.SUM) {
            return new Evaluability.DatadogOnly(
                    reducer.canonical(),
                    reducer.span(),
                    "Datadog documents arithmetic over as_count() for sum() alone");
        }
        return EXACT;
    }

    private static Evaluability history(MetricMonitor monitor) {
        if (monitor.history().compareTo(LONGEST_HISTORY) <= 0) {
            return EXACT;
        }
        boolean byWindow = monitor.reducer().history().compareTo(LONGEST_HISTORY) > 0;
        return new Evaluability.Fleet(
                byWindow ? monitor.reducer().canonical() : monitor.expression().canonical(),
                byWindow ? monitor.reducer().span() : monitor.expression().span(),
                "this process keeps one week of points");
    }

    @Override
    public Evaluability number(Expression.Literal literal) {
        return EXACT;
    }

    @Override
    public Evaluability negation(Expression.Negation negation) {
        return negation.operand().accept(this);
    }

    @Override
    public Evaluability arithmetic(Expression.Arithmetic arithmetic) {
        return arithmetic.left().accept(this).weaker(arithmetic.right().accept(this));
    }

    @Override
    public Evaluability call(Expression.Call call) {
        Evaluability weakest = own(call);
        for (Expression operand : call.operands()) {
            weakest = weakest.weaker(operand.accept(this));
        }
        return weakest;
    }

    private static Evaluability own(Expression.Call call) {
        KnownFunctions.Known known = KnownFunctions.of(call.function());
        if (known.place() == Evaluability.Place.DATADOG) {
            return new Evaluability.DatadogOnly(call.canonical(), call.span(), known.why());
        }
        if (known.place() == Evaluability.Place.FLEET) {
            return new Evaluability.Fleet(call.canonical(), call.span(), known.why());
        }
        if (!call.modifiers().isEmpty()) {
            return new Evaluability.Fleet(
                    call.canonical(),
                    call.span(),
                    "this process has modifiers behind metrics alone, not behind functions");
        }
        if (call.function().equals("timeshift") && call.number(1).orElse(0) > 0) {
            return new Evaluability.Fleet(call.canonical(), call.span(), "this process cannot look ahead");
        }
        if (call.function().equals("calendar_shift")
                && !ZoneId.getAvailableZoneIds().contains(call.word(2).orElse(""))) {
            return new Evaluability.Fleet(call.canonical(), call.span(), "this JVM does not know its time zone");
        }
        if (call.function().equals("calendar_shift") && LookBack.own(call).isZero()) {
            return new Evaluability.Fleet(
                    call.canonical(), call.span(), "this process shifts by days, weeks and months: -1d, -1w, -1mo");
        }
        if (!known.why().isEmpty()) {
            return new Evaluability.Approximate(call.canonical(), call.span(), known.why());
        }
        boolean merged = RATES.contains(call.function()) && !(call.operands().get(0) instanceof Expression.MetricQuery);
        return merged
                ? new Evaluability.Approximate(
                        call.canonical(), call.span(), "Datadog takes differences before it combines series")
                : EXACT;
    }

    @Override
    public Evaluability metric(Expression.MetricQuery query) {
        if (query.scope().hasVariable()) {
            return new Evaluability.DatadogOnly(
                    query.scope().canonical(),
                    query.scope().span(),
                    "template variables have a value on dashboards alone");
        }
        Optional<String> aggregator = query.spaceAggregator().filter(name -> !SPACE_AGGREGATORS.contains(name));
        if (aggregator.isPresent()) {
            return new Evaluability.Fleet(
                    aggregator.get(), query.span(), "it needs the distributions that Datadog keeps");
        }
        boolean inBuckets = query.modifier(Modifier.Kind.ROLLUP)
                .filter(rollup -> rollup.seconds().isPresent())
                .isPresent();
        return query.modifier(Modifier.Kind.WEIGHTED)
                .filter(modifier -> !inBuckets)
                .<Evaluability>map(modifier -> new Evaluability.Fleet(
                        ".weighted()",
                        modifier.span(),
                        "without a .rollup(avg, seconds) only Datadog knows the interval"))
                .orElse(EXACT);
    }

    @Override
    public Evaluability reference(Expression.Reference reference) {
        return new Evaluability.DatadogOnly(
                reference.name(), reference.span(), "its query stands in the monitor's options");
    }
}
