package dev.hinomi.observability.metrics.catalogue;

import dev.hinomi.observability.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metrics that a service emits, and where they are declared. Immutable. What is wrong with them is told, never
 * thrown.
 */
public final class MetricCatalogue {
    private final List<Entry> entries;
    private final Set<String> seriesNames;

    /**
     * One metric.
     *
     * @param place where it is declared, such as {@code CareerMetrics.APPLICATIONS_SUBMITTED}
     * @param metric what it is
     */
    public record Entry(String place, Metric metric) {
        private static Entry of(DeclaredMetric declared) {
            String place = declared instanceof Enum<?> constant
                    ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                    : String.valueOf(declared);
            return new Entry(place, declared.metric());
        }
    }

    private MetricCatalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.seriesNames = entries.stream()
                .flatMap(entry -> entry.metric().seriesNames().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The metrics of these enums: {@code MetricCatalogue.of(CareerMetrics.values())}. */
    public static MetricCatalogue of(DeclaredMetric[]... enums) {
        List<Entry> entries = new ArrayList<>();
        for (DeclaredMetric[] constants : enums) {
            List.of(constants).forEach(constant -> entries.add(Entry.of(constant)));
        }
        return new MetricCatalogue(entries);
    }

    static MetricCatalogue ofEntries(List<Entry> entries) {
        return new MetricCatalogue(entries);
    }

    /** All of this catalogue and all of the other. */
    public MetricCatalogue and(MetricCatalogue other) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        return new MetricCatalogue(all);
    }

    /** The metrics in the order of their declaration. */
    public List<Entry> entries() {
        return entries;
    }

    /** The metric of a name, as it is recorded. */
    public Optional<Metric> find(String name) {
        return entries.stream()
                .map(Entry::metric)
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }

    /** Whether any metric becomes a series of this name in Datadog, such as {@code career.screening.duration.count}. */
    public boolean emits(String seriesName) {
        return seriesNames.contains(seriesName);
    }

    /** Everything that is wrong with the declarations, each with its place. */
    public List<Problem> problems() {
        return new CatalogueRules(entries).problems();
    }
}
