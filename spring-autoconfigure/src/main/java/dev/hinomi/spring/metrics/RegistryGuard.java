package dev.hinomi.spring.metrics;

import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.budget.CompositeBudget;
import dev.hinomi.observability.metrics.budget.TagBudget;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.LocalLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Gives the budget to composite registries, which Boot leaves without filters, and places back to it. */
final class RegistryGuard implements BeanPostProcessor {

    private final TagBudget budget;
    private final ObjectProvider<MeterFilter> filters;
    private volatile @Nullable List<MeterFilter> found;

    private RegistryGuard(TagBudget budget, ObjectProvider<MeterFilter> filters) {
        this.budget = budget;
        this.filters = filters;
    }

    static RegistryGuard of(HinomiProperties.Metrics metrics, ObjectProvider<MeterFilter> filters) {
        Budgets budgets = new Budgets(metrics.budget(), metrics.budgets());
        return new RegistryGuard(TagBudget.of(budgets, LocalLog.warnings()), filters);
    }

    TagBudget budget() {
        return budget;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof CompositeMeterRegistry composite) {
            CompositeBudget guard = CompositeBudget.of(budget, this::memberFilters);
            composite.config().meterFilter(guard);
            guard.watch(composite);
        } else if (bean instanceof MeterRegistry registry) {
            budget.watch(registry);
        }
        return bean;
    }

    /** Looked up once, at the first meter of the composite. */
    private List<MeterFilter> memberFilters() {
        List<MeterFilter> known = found;
        if (known == null) {
            known = filters.orderedStream().filter(filter -> filter != budget).toList();
            found = known;
        }
        return known;
    }
}
