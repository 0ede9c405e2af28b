package dev.hinomi.observability;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.budget.TagBudget;
import dev.hinomi.observability.metrics.catalogue.AllowedValues;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.health.PublishMeters;
import dev.hinomi.observability.metrics.metadata.MetadataShipping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of its metrics.
 *
 * @param catalogue the metrics that it declares
 * @param budgets how many combinations of tags each metric may have
 * @param applicationKey who may write their metadata, {@code null} for nobody
 */
record MetricPlan(
        MetricCatalogue catalogue,
        Budgets budgets,
        @Nullable Secret applicationKey) {
    /** Nothing is declared. */
    static final MetricPlan DEFAULT = new MetricPlan(MetricCatalogue.of(), Budgets.of(Budgets.DEFAULT), null);

    MetricPlan withCatalogue(MetricCatalogue value) {
        return new MetricPlan(value, budgets, applicationKey);
    }

    MetricPlan withBudgets(Budgets value) {
        return new MetricPlan(catalogue, value, applicationKey);
    }

    MetricPlan withApplicationKey(Secret value) {
        return new MetricPlan(catalogue, budgets, value);
    }

    /** Keeps a registry that has no meters yet to the plan, and tells what is wrong with the catalogue. */
    void guard(HinomiMeterRegistry registry, LocalWarnings warnings) {
        List<Problem> problems = catalogue.problems();
        if (!problems.isEmpty()) {
            StringBuilder told = new StringBuilder("Hinomi found " + problems.size()
                    + (problems.size() == 1 ? " problem" : " problems")
                    + " in the catalogue of metrics; the application runs on:");
            problems.forEach(problem ->
                    told.append(System.lineSeparator()).append("  - ").append(problem));
            warnings.warn(told.toString());
        }
        TagBudget budget = TagBudget.of(budgets, warnings);
        registry.config().meterFilter(AllowedValues.of(catalogue, warnings)).meterFilter(budget);
        budget.watch(registry);
        budget.bindTo(registry);
        new PublishMeters(registry).bindTo(registry);
    }

    /** Tells Datadog what the metrics mean, where there is a key for that. */
    Optional<MetadataShipping> describe(
            HinomiMeterRegistry registry, Outlet outlet, Observability.Builder description) {
        if (applicationKey == null) {
            return Optional.empty();
        }
        return Optional.of(MetadataShipping.start(
                catalogue.and(Observability.catalogue()),
                registry,
                outlet,
                new MetadataShipping.Destination(description.endpoints, description.apiKey, applicationKey),
                description.metricQueue.memory(description.identity.get().service(), outlet.signal()),
                description.warnings));
    }

    /** Says that Datadog is not told what the declared metrics mean; empty where it is, or where none are declared. */
    Optional<String> undescribed() {
        int declared = catalogue.entries().size();
        return declared == 0 || applicationKey != null
                ? Optional.empty()
                : Optional.of("Datadog is not told what " + declared + " declared metrics mean (no application key)");
    }
}
