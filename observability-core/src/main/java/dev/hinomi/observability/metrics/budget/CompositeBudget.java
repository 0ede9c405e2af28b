package dev.hinomi.observability.metrics.budget;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Bounds a composite registry whose members have filters that it has not, as Spring Boot's. Such a composite keeps every id
 * as it was recorded, before a filter of a member makes a million of them one. This filter asks what the members will make
 * of an id, and gives the composite one id for all those that end as the same: the first that came. Thread-safe.
 */
public final class CompositeBudget implements MeterFilter {
    private final TagBudget budget;
    private final Supplier<List<MeterFilter>> memberFilters;
    private final Map<Meter.Id, Meter.Id> firstOf = new ConcurrentHashMap<>();

    private CompositeBudget(TagBudget budget, Supplier<List<MeterFilter>> memberFilters) {
        this.budget = budget;
        this.memberFilters = memberFilters;
    }

    /**
     * A guard for the composite.
     *
     * @param budget the last filter of each member
     * @param memberFilters the filters before it, in their order
     */
    public static CompositeBudget of(TagBudget budget, Supplier<List<MeterFilter>> memberFilters) {
        return new CompositeBudget(budget, memberFilters);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        Meter.Id filtered = id;
        for (MeterFilter filter : memberFilters.get()) {
            filtered = filter.map(filtered);
        }
        Meter.Id mapped = budget.map(filtered);
        if (mapped.equals(id)) {
            return id;
        }
        Meter.Id first = firstOf.get(mapped);
        if (first != null) {
            return first;
        }
        Meter.Id ours = mapped.equals(filtered) ? id : withOthersOf(mapped, filtered, id);
        Meter.Id earlier = firstOf.putIfAbsent(mapped, ours);
        return earlier == null ? ours : earlier;
    }

    /** Gives the places of meters back that the composite removes. */
    public void watch(MeterRegistry composite) {
        composite.config().onMeterRemoved(meter -> firstOf.values().removeIf(meter.getId()::equals));
    }

    private static Meter.Id withOthersOf(Meter.Id mapped, Meter.Id filtered, Meter.Id id) {
        List<Tag> others = new ArrayList<>();
        for (Tag tag : mapped.getTagsAsIterable()) {
            if (!tag.getValue().equals(filtered.getTag(tag.getKey())) && id.getTag(tag.getKey()) != null) {
                others.add(tag);
            }
        }
        return id.withTags(others);
    }
}
