package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.catalogue.TagKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names and groups of metrics against what a service declares. Metrics whose first word no declared one has, such as those of
 * Spring Boot, belong to somebody else.
 */
record MetricNames(MetricCatalogue catalogue) {

    record Found(String key, String why, String remedy) {}

    List<Found> of(AlertRule rule) {
        String key = rule.condition() instanceof Condition.Burning ? "total" : "query";
        Set<Found> found = new LinkedHashSet<>();
        rule.queries().stream()
                .flatMap(monitor -> monitor.queries().stream())
                .forEach(query -> found.addAll(of(key, query)));
        return List.copyOf(found);
    }

    private List<Found> of(String key, Expression.MetricQuery query) {
        Set<String> names = names();
        String word = firstWord(query.metric());
        if (names.stream().noneMatch(name -> firstWord(name).equals(word))) {
            return List.of();
        }
        if (!catalogue.emits(query.metric())) {
            String remedy = NearestWord.to(query.metric(), names)
                    .map(nearest -> "Did you mean \"" + nearest + "\"?")
                    .orElse("Declare it, or correct its name");
            return List.of(new Found(key, "no metric called \"" + query.metric() + "\" is declared", remedy));
        }
        List<Found> found = new ArrayList<>();
        for (String tag : query.by()) {
            group(key, tag, query.metric()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private Optional<Found> group(String key, String tag, String name) {
        List<TagKey> tags = catalogue.entries().stream()
                .map(MetricCatalogue.Entry::metric)
                .filter(metric -> metric.seriesNames().contains(name))
                .map(Metric::tags)
                .findFirst()
                .orElse(List.of());
        Optional<TagKey> declared =
                tags.stream().filter(known -> known.asString().equals(tag)).findFirst();
        if (declared.isEmpty()
                && !Set.of("service", "env", "version", "instance").contains(tag)) {
            return Optional.of(new Found(
                    key,
                    "\"" + name + "\" has no tag \"" + tag + "\", so that no series has a group",
                    "Correct by {}"));
        }
        return declared.filter(known -> known.values().isEmpty() && known.most().isEmpty())
                .map(known -> new Found(
                        key,
                        "nobody knows how many values \"" + tag + "\" has, and each of them is a group",
                        "Declare its values or how many there are at most, or leave it out of by {}"));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        catalogue.entries().forEach(entry -> names.addAll(entry.metric().seriesNames()));
        return names;
    }

    private static String firstWord(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
