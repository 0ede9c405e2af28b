package dev.hinomi.observability.metrics.catalogue;

import dev.hinomi.observability.delivery.LocalWarnings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps a catalogue's metrics to what it says of them, however they are recorded: a value that a tag does not have, or one
 * beyond the number that it can have, becomes {@code other}, and is told once for each metric and tag. Other metrics pass.
 * Never throws. Thread-safe.
 */
public final class AllowedValues implements MeterFilter {
    private final Map<String, Metric> metrics;
    private final LocalWarnings warnings;
    private final Map<Site, Set<String>> seen = new ConcurrentHashMap<>();
    private final Set<Site> told = ConcurrentHashMap.newKeySet();

    private record Site(String metric, String key) {}

    private AllowedValues(MetricCatalogue catalogue, LocalWarnings warnings) {
        this.metrics = catalogue.entries().stream()
                .map(MetricCatalogue.Entry::metric)
                .collect(Collectors.toUnmodifiableMap(Metric::name, metric -> metric, (first, second) -> first));
        this.warnings = warnings;
    }

    /** A filter for the metrics of a catalogue, that tells each trouble once. */
    public static AllowedValues of(MetricCatalogue catalogue, LocalWarnings warnings) {
        return new AllowedValues(catalogue, warnings);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        Metric metric = metrics.get(id.getName());
        if (metric == null) {
            return id;
        }
        if (metric.type() != id.getType()) {
            tell(new Site(id.getName(), ""), "recorded as a " + id.getType() + ", but declared as a " + metric.type());
        }
        List<Tag> replaced = new ArrayList<>(0);
        for (TagKey key : metric.tags()) {
            String value = id.getTag(key.asString());
            if (value != null && !value.equals(TagKey.OTHER) && !isAllowed(metric, key, value)) {
                replaced.add(Tag.of(key.asString(), TagKey.OTHER));
            }
        }
        return replaced.isEmpty() ? id : id.withTags(replaced);
    }

    private boolean isAllowed(Metric metric, TagKey key, String value) {
        Site site = new Site(metric.name(), key.asString());
        if (value.equals(TagKey.NONE) && !key.values().contains(value)) {
            tell(site, "recorded without a value of the tag " + key + ", which is then " + TagKey.NONE);
            return true;
        }
        boolean allowed = key.values().isEmpty() ? isAmongFirst(site, key, value) : key.allows(value);
        if (!allowed) {
            tell(
                    site,
                    key.values().isEmpty()
                            ? "recorded with more than " + key.most().orElse(0) + " values of the tag " + key
                                    + "; from now on new ones are " + TagKey.OTHER
                            : "recorded with a value of the tag " + key + " that it does not have; it is then "
                                    + TagKey.OTHER);
        }
        return allowed;
    }

    private boolean isAmongFirst(Site site, TagKey key, String value) {
        if (key.most().isEmpty()) {
            return true;
        }
        Set<String> known = seen.computeIfAbsent(site, first -> ConcurrentHashMap.newKeySet());
        if (known.contains(value)) {
            return true;
        }
        boolean[] admitted = {false};
        seen.computeIfPresent(site, (same, values) -> {
            admitted[0] = values.size() < key.most().getAsInt() && values.add(value);
            return values;
        });
        return admitted[0] || known.contains(value);
    }

    private void tell(Site site, String trouble) {
        if (told.add(site)) {
            try {
                warnings.warn("The metric " + site.metric() + " was " + trouble + ".");
            } catch (RuntimeException | Error untold) {
                // A warning that cannot be given must not cost a measurement.
            }
        }
    }
}
