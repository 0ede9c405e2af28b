package dev.hinomi.observability.metrics.budget;

import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.metrics.health.HealthMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps every metric within a number of combinations of tags. What comes beyond it is recorded with {@code other} for the
 * tag that has the most values, so that counts and sums over all series of the metric stay exact; a gauge or function
 * meter has one reading only, so there the first one with {@code other} stands for the rest. Each metric is told of once.
 *
 * <p>Add it after every other filter. A registry keeps one meter for each id that comes out of its filters, and besides it
 * the id with which that meter was first asked for, none of those that were mapped to it later: so the memory of a registry
 * with this filter is bounded by the number of metrics. For an id that was mapped the filters are asked at each look-up;
 * for one that was not, only at the first, since Micrometer 1.13 (before, at each one too). A {@link CompositeBudget} does
 * the same for a composite. Never throws. Thread-safe.
 */
public final class TagBudget implements MeterFilter, MeterBinder {
    private final Budgets budgets;
    private final LocalWarnings warnings;
    private final Map<String, MetricBudget> metrics = new ConcurrentHashMap<>();
    private final Set<String> exceeded = ConcurrentHashMap.newKeySet();
    private final LongAdder overflowed = new LongAdder();

    private TagBudget(Budgets budgets, LocalWarnings warnings) {
        this.budgets = budgets;
        this.warnings = warnings;
    }

    /** A guard that tells of each metric that exceeds its budget once. */
    public static TagBudget of(Budgets budgets, LocalWarnings warnings) {
        return new TagBudget(budgets, warnings);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A budget gives back the very id that it leaves alone.
    public Meter.Id map(Meter.Id id) {
        if (!id.getTagsAsIterable().iterator().hasNext()) {
            return id;
        }
        MetricBudget metric = metric(id.getName());
        Meter.Id mapped = metric.map(id);
        if (mapped != id) {
            overflowed.increment();
            tell(id.getName(), metric);
        }
        return mapped;
    }

    private MetricBudget metric(String name) {
        MetricBudget known = metrics.get(name);
        return known != null ? known : metrics.computeIfAbsent(name, first -> new MetricBudget(budgets.of(first)));
    }

    /** Gives the places of meters back that the registry removes. Call it once for each registry that has this filter. */
    public void watch(MeterRegistry registry) {
        registry.config().onMeterRemoved(meter -> forget(meter.getId()));
    }

    private void forget(Meter.Id id) {
        MetricBudget metric = metrics.get(id.getName());
        if (metric != null) {
            metric.forget(id);
        }
    }

    /** How many look-ups of meters were answered with one whose tags say {@code other}. */
    public long overflowed() {
        return overflowed.sum();
    }

    /** The names of the metrics that have exceeded their budget; a copy. */
    public Set<String> exceeded() {
        return Set.copyOf(exceeded);
    }

    /** How many combinations of a metric there are. */
    int size(String metric) {
        MetricBudget known = metrics.get(metric);
        return known == null ? 0 : known.size();
    }

    /** Registers {@link HealthMetrics#OVERFLOWED} and {@link HealthMetrics#OVER_BUDGET}. */
    @Override
    public void bindTo(MeterRegistry registry) {
        HealthMetrics.OVERFLOWED.functionCounter(registry, overflowed, LongAdder::sum);
        HealthMetrics.OVER_BUDGET.gauge(registry, exceeded, Set::size);
    }

    private void tell(String name, MetricBudget metric) {
        MetricBudget.Overflow overflow = metric.overflow();
        if (overflow == null || exceeded.contains(name) || !exceeded.add(name)) {
            return;
        }
        try {
            warnings.warn(String.format(
                    Locale.ROOT,
                    "The metric %s has used up its %,d combinations of tags. Its tag %s had %,d values, such as \"%s\" (letters are x,"
                            + " digits 9); further ones are recorded as other. Leave the tag out, or set"
                            + " hinomi.metrics.budgets[%s].",
                    name,
                    budgets.of(name),
                    overflow.offender(),
                    overflow.count(),
                    ValueShape.of(overflow.example()),
                    name));
        } catch (RuntimeException | Error untold) {
            // A warning that cannot be given must not cost a measurement.
        }
    }
}
