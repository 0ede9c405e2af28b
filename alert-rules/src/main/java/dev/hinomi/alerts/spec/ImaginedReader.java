package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.query.SearchMonitor.Source;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a test imagines: entries below {@code series}. What no rule could see is an error. */
final class ImaginedReader {

    private static final Set<String> MEASURED = Set.of("count", "gauge");
    private static final Set<String> EVENTS = Set.of("log", "event");

    private final Findings findings;
    private final Set<String> metrics = new TreeSet<>();
    private final Set<Source> counted = EnumSet.noneOf(Source.class);

    ImaginedReader(Findings findings, LoadedRules rules) {
        this.findings = findings;
        rules.rules().forEach(rule -> {
            metrics.addAll(rule.metrics());
            if (rule.condition() instanceof Condition.Counted counts) {
                counted.add(counts.query().source());
            }
        });
    }

    /**
     * What a test imagines.
     *
     * @param series what is measured
     * @param events what is logged and shipped
     */
    record Imagined(List<TestSeries> series, List<TestEvents> events) {}

    Imagined read(YamlMapping entry) {
        Imagined all = new Imagined(new ArrayList<>(), new ArrayList<>());
        Set<SeriesKey> keys = new HashSet<>();
        if (entry.value("series").isEmpty()) {
            findings.error(entry.path("series"), entry.node(), "\"series\" is missing", "Write what happens");
        }
        for (Node node : entry.list("series")) {
            YamlMapping mapping = new YamlMapping(entry.path("series"), node, findings);
            mapping.expectOnly(TestSection.SERIES.names());
            Optional<String> event =
                    EVENTS.stream().filter(mapping.names()::contains).findFirst();
            if (!isOne(mapping)) {
                continue;
            }
            mapping.requiredText("values", "Write one value for each interval, such as 0x9 5x3");
            if (event.isPresent()) {
                events(mapping, event.get()).ifPresent(all.events()::add);
            } else {
                series(mapping).ifPresent(series -> {
                    if (!keys.add(series.key())) {
                        findings.error(
                                entry.path("series"),
                                node,
                                "the series stands twice in this test",
                                "Remove one of them");
                    }
                    all.series().add(series);
                });
            }
        }
        return all;
    }

    private boolean isOne(YamlMapping mapping) {
        boolean one = mapping.names().stream()
                        .filter(key -> MEASURED.contains(key) || EVENTS.contains(key))
                        .count()
                == 1;
        if (!one) {
            findings.error(
                    mapping.path("count"),
                    mapping.node(),
                    "a series must be one of count, gauge, log and event",
                    "Write count: or gauge: with a name and tags, or log: or event: with what each event says");
        }
        return one;
    }

    private Optional<TestSeries> series(YamlMapping mapping) {
        String key = mapping.names().contains("count") ? "count" : "gauge";
        TestSeries.Kind kind = key.equals("count") ? TestSeries.Kind.COUNT : TestSeries.Kind.GAUGE;
        Optional<SeriesKey> name = mapping.parsed(key, ImaginedReader::metric);
        name.filter(known -> !metrics.isEmpty() && !metrics.contains(known.metric()))
                .ifPresent(unknown -> findings.error(
                        mapping.path(key),
                        mapping.value(key).orElseThrow(),
                        "no rule reads the metric " + unknown.metric(),
                        NearestWord.to(unknown.metric(), metrics)
                                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                                .orElse("Rules read " + String.join(", ", metrics))));
        return name.flatMap(
                known -> mapping.parsed("values", text -> new TestSeries(known, kind, SeriesNotation.parse(text))));
    }

    private static SeriesKey metric(String text) {
        if (text.matches("(logs|events)\\s*\\(.*")) {
            throw new IllegalArgumentException("what a search counts has no name: write log: or event: with what each"
                    + " event says, such as { status: error, message: no connection }");
        }
        return SeriesName.parse(text);
    }

    private Optional<TestEvents> events(YamlMapping mapping, String key) {
        Source source = key.equals("log") ? Source.LOGS : Source.EVENTS;
        if (!counted.contains(source)) {
            findings.error(
                    mapping.path(key),
                    mapping.value(key).orElseThrow(),
                    "no rule of this process counts " + source.head(),
                    "Test a rule with a query such as " + source.head() + "(\"status:error\").last(\"5m\")");
        }
        Map<String, String> says = new LinkedHashMap<>();
        mapping.mapping(key)
                .ifPresent(event ->
                        event.names().forEach(name -> event.text(name).ifPresent(text -> says.put(name, text))));
        return mapping.parsed("values", text -> TestEvents.of(source, says, text));
    }
}
