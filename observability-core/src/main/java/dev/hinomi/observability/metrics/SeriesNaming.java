package dev.hinomi.observability.metrics;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.wire.SeriesText;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a series is called, whose it is, and what is on it. A tag that the meter has keeps its value even if the identity
 * has one of the same key. Immutable.
 *
 * @param identity whose tags go on every series
 * @param instance tells the series of this copy of the service from those of every other
 * @param convention what the application makes of names and tags before Datadog's rules do
 */
record SeriesNaming(ServiceIdentity identity, String instance, NamingConvention convention) {
    private static final String INSTANCE = "instance";
    private static final String STATISTIC = "statistic";
    private static final String CONTAINER = "container_id";

    /** The naming for an identity, whose container names the instance if it has one. */
    static SeriesNaming of(ServiceIdentity identity, String chosenInstance, NamingConvention convention) {
        String instance = identity.instanceTags().getOrDefault(CONTAINER, chosenInstance);
        return new SeriesNaming(identity, instance, convention);
    }

    /** Whether this is still the naming for an identity and a convention. */
    @SuppressWarnings(
            "ReferenceEquality") // Conventions seldom have an equals, and the same identity is asked for each step.
    boolean isFor(ServiceIdentity currentIdentity, NamingConvention currentConvention) {
        return convention == currentConvention && (identity == currentIdentity || identity.equals(currentIdentity));
    }

    /** The series of one number of a meter. */
    SeriesText series(Meter.Id id, SeriesKind kind) {
        Map<String, String> own = ownTags(id, kind);
        PublishedSeries series = PublishedSeries.of(id.getName(), id.getType(), id.getBaseUnit(), kind, convention);
        return new SeriesText(
                series.name(),
                kind.type(),
                series.unit().orElse(null),
                List.copyOf(own.values()),
                sharedTagsBeside(own));
    }

    /**
     * The distribution of a meter. It has no {@code instance} unless the meter has one of its own: of several in one second
     * Datadog makes one with the values of all.
     */
    DistributionText distribution(Meter.Id id) {
        String name = convention.name(id.getName(), id.getType(), id.getBaseUnit());
        Map<String, String> tags = ownTags(id);
        Map<String, String> shared = new LinkedHashMap<>();
        identity.metricTags().forEach(tag -> add(DatadogNames.tag(tag), shared));
        shared.remove(INSTANCE);
        shared.forEach(tags::putIfAbsent);
        return new DistributionText(DatadogNames.metricName(name), List.copyOf(tags.values()));
    }

    private Map<String, String> ownTags(Meter.Id id) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : id.getTagsAsIterable()) {
            add(DatadogNames.tag(convention.tagKey(tag.getKey()), convention.tagValue(tag.getValue())), tags);
        }
        return tags;
    }

    private Map<String, String> ownTags(Meter.Id id, SeriesKind kind) {
        Map<String, String> tags = ownTags(id);
        String statistic = kind.statisticTag();
        if (statistic != null) {
            add(DatadogNames.tag(STATISTIC, statistic), tags);
        }
        return tags;
    }

    private List<String> sharedTagsBeside(Map<String, String> own) {
        Map<String, String> tags = new LinkedHashMap<>();
        identity.metricTags().forEach(tag -> add(DatadogNames.tag(tag), tags));
        add(DatadogNames.tag(INSTANCE, instance), tags);
        tags.keySet().removeAll(own.keySet());
        return new ArrayList<>(tags.values());
    }

    private static void add(String tag, Map<String, String> byKey) {
        int colon = tag.indexOf(':');
        byKey.putIfAbsent(colon < 0 ? tag : tag.substring(0, colon), tag);
    }
}
