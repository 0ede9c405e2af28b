package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;

/** A query over other data than metrics: what only Datadog holds, or events that this process sees too. */
public sealed interface RemoteMonitor extends Monitor
        permits SearchMonitor, FormulaMonitor, CheckMonitor, ProcessMonitor, SloMonitor, CompositeMonitor {

    /** The whole query. */
    Span span();

    /** Why nobody but Datadog can evaluate it. */
    String reason();

    /** What stands at its end, if anything. */
    Optional<Ending> ending();

    @Override
    default Optional<Comparison> comparison() {
        return ending().filter(Comparison.class::isInstance).map(Comparison.class::cast);
    }

    @Override
    default Evaluability evaluability() {
        return new Evaluability.DatadogOnly(canonical(), span(), reason());
    }

    @Override
    default List<Finding> findings() {
        return Findings.of(this);
    }
}
