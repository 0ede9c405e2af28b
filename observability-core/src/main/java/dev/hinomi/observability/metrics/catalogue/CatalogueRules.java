package dev.hinomi.observability.metrics.catalogue;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.metrics.DatadogNames;
import dev.hinomi.observability.metrics.DatadogUnits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of declared metrics, so that a query finds in Datadog what stands in the code. Pure. Names and tags:
 * {@link DatadogNames}. Reserved keys: docs.datadoghq.com, "Getting started with tags", and those that we set ourselves.
 */
record CatalogueRules(List<MetricCatalogue.Entry> entries) {
    private static final Set<String> RESERVED_KEYS =
            Set.of("host", "device", "source", "service", "env", "version", "instance", "statistic", "phi", "le");
    private static final long MOST_SERIES = 1_000;

    List<Problem> problems() {
        Problems found = new Problems();
        Map<String, String> places = new HashMap<>();
        for (MetricCatalogue.Entry entry : entries) {
            Site site = new Site(entry, found);
            name(site);
            uniqueness(site, places);
            meaning(site);
            tags(site);
        }
        return found.all();
    }

    /** A metric under examination, and where its problems go. */
    private record Site(MetricCatalogue.Entry entry, Problems found) {
        Metric metric() {
            return entry.metric();
        }

        void complain(String complaint, String action) {
            found.add(Problem.of("metric " + metric().name(), complaint, action).at(entry.place()));
        }
    }

    private static void name(Site site) {
        String name = site.metric().name();
        String kept = DatadogNames.metricName(name);
        int longest = site.metric().seriesNames().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        if (longest > DatadogLimits.METRIC_NAME_CHARS) {
            site.complain(
                    "becomes a series with a name of " + longest + " characters, which Datadog cuts at "
                            + DatadogLimits.METRIC_NAME_CHARS,
                    "Choose a shorter name");
        } else if (!kept.equals(name)) {
            site.complain("has a name that Datadog changes to " + kept, "Call it " + kept);
        }
    }

    private static void uniqueness(Site site, Map<String, String> places) {
        for (String series : site.metric().seriesNames()) {
            String other = places.putIfAbsent(series, site.entry().place());
            if (other != null) {
                site.complain(
                        "becomes the series " + series + ", as does " + other, "Give one of the two another name");
            }
        }
    }

    private static void meaning(Site site) {
        Metric metric = site.metric();
        if (isBlank(metric.description())) {
            site.complain("has no description", "Add .description(…): what it says, in one sentence");
        }
        if (isBlank(metric.owner())) {
            site.complain("has no owner", "Add .owner(…): who answers for it");
        }
        if (metric.unit() != null && DatadogUnits.of(metric.unit()).isEmpty()) {
            site.complain(
                    "has the unit " + metric.unit() + ", for which Datadog has no name",
                    "Use one of those on docs.datadoghq.com/metrics/units, or none");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void tags(Site site) {
        Set<String> keys = new HashSet<>();
        long series = 1;
        for (TagKey tag : site.metric().tags()) {
            key(tag.asString(), site);
            if (!keys.add(tag.asString())) {
                site.complain("has the tag " + tag + " twice", "Leave one of the two out");
            }
            values(tag, site);
            series = Math.min(MOST_SERIES + 1, series * Math.max(1, tag.most().orElse(1)));
        }
        if (series > MOST_SERIES) {
            site.complain(
                    "can have more than " + MOST_SERIES + " combinations of tags, each of which is billed",
                    "Leave a tag out, or give it fewer values");
        }
    }

    private static void key(String key, Site site) {
        if (RESERVED_KEYS.contains(key)) {
            site.complain("has the tag " + key + ", which has a meaning of its own in Datadog", "Call it otherwise");
        } else if (!DatadogNames.tagKey(key).equals(key) || key.contains(":")) {
            site.complain(
                    "has the tag key \"" + key + "\", which Datadog changes to " + DatadogNames.tagKey(key),
                    "Begin it with a letter and use lower case, digits, _ - . and /");
        }
    }

    private static void values(TagKey tag, Site site) {
        if (tag.most().isEmpty()) {
            site.complain(
                    "has the tag " + tag + " without values or a bound",
                    "Name its values, or say TagKey.upTo(most, \"" + tag + "\")");
        } else if (tag.most().getAsInt() < 1) {
            site.complain("has the tag " + tag + ", which can have no value", "Name its values");
        }
        for (String value : tag.values()) {
            if (!DatadogNames.tagValue(value).equals(value) || value.isBlank()) {
                site.complain(
                        "has the value \"" + value + "\" of the tag " + tag + ", which Datadog changes to \""
                                + DatadogNames.tagValue(value) + "\"",
                        "Write it in lower case with letters, digits, _ - : . and /");
            }
        }
    }
}
