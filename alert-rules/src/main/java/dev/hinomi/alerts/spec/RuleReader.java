package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.Evaluability.Place;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Composite;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads entries below {@code rules}. */
final class RuleReader {

    private final FilePart part;
    private final Findings findings;
    private final Catalogue catalogue;
    private final Particulars particulars;

    RuleReader(FilePart part, Catalogue catalogue) {
        this.part = part;
        this.findings = part.findings();
        this.catalogue = catalogue;
        this.particulars = new Particulars(part, catalogue.targets());
    }

    /** Adds the rule to the catalogue, unless something in it is wrong. */
    void read(Node node) {
        int before = findings.errors();
        YamlMapping entry =
                new YamlMapping("rules", node, findings).namedBy("id").withDefaults(part.defaults());
        entry.expectOnly(Section.RULE);
        Optional<String> id = id(entry, catalogue);
        Optional<Condition> condition =
                entry.value("composite").isPresent() ? combined(entry) : measured(entry, id.orElse(""));
        if (findings.errors() == before && id.isPresent() && condition.isPresent()) {
            add(entry, id.get(), condition.get());
        } else {
            particulars.check(entry, id.orElse(""));
        }
    }

    static Optional<String> id(YamlMapping entry, Catalogue catalogue) {
        Optional<String> id = entry.requiredText("id", "Give the rule an id such as api-error-rate");
        id.filter(name -> !catalogue.claim(name))
                .ifPresent(name -> entry.findings()
                        .error(
                                entry.path("id"),
                                entry.value("id").orElseThrow(),
                                "another rule has this id",
                                "Give this rule another one"));
        return id;
    }

    private void add(YamlMapping entry, String id, Condition condition) {
        int before = findings.errors();
        try {
            AlertRule rule = particulars
                    .into(AlertRule.builder(id, condition), entry, id)
                    .build();
            if (findings.errors() == before) {
                catalogue.add(rule, entry);
                catalogue.say(id, WordsReader.read(entry));
            }
        } catch (IllegalArgumentException problem) {
            findings.error(entry.path("id"), entry.node(), String.valueOf(problem.getMessage()), "Correct it");
        }
    }

    private Optional<Condition> combined(YamlMapping entry) {
        List.of("query", "critical", "warning", "recovery")
                .forEach(key -> entry.value(key)
                        .ifPresent(node -> findings.error(
                                entry.path(key),
                                node,
                                "a composite has no " + key + " of its own: it is as severe as its rules",
                                "Remove it")));
        return entry.parsed("composite", text -> new Condition.Combined(Composite.parse(text)));
    }

    private Optional<Condition> measured(YamlMapping entry, String id) {
        int before = findings.errors();
        Optional<Monitor> query = entry.requiredText("query", "Paste the query of a Datadog monitor")
                .flatMap(text -> new QueryReader(findings).parse(entry, text));
        Place wanted = entry.parsed("evaluate", RuleReader::place).orElse(Place.PROCESS);
        Optional<Thresholds> thresholds = new ThresholdsReader(findings).read(entry, query);
        if (findings.errors() > before || query.isEmpty()) {
            return Optional.empty();
        }
        Optional<Evaluability.Elsewhere> elsewhere = query.get().evaluability().elsewhere();
        if (wanted == Place.FLEET) {
            return asked(entry, query.get())
                    .flatMap(known -> thresholds.map(limits -> new Condition.Asked(known, limits)));
        }
        if (wanted == Place.PROCESS && elsewhere.isEmpty()) {
            return thresholds.map(limits -> Condition.of(query.get(), limits));
        }
        if (wanted == Place.PROCESS) {
            new QueryReader(findings).warn(entry, elsewhere.get());
        }
        if (!id.isEmpty()) {
            catalogue.add(new DatadogRule(id, entry.text("title").orElse(id), query.get()));
        }
        return Optional.empty();
    }

    private static Place place(String text) {
        return Arrays.stream(Place.values())
                .filter(place -> place.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "evaluate must be process, fleet or datadog, but was \"" + text + "\""));
    }

    private static boolean isChangeOfSums(MetricMonitor metrics) {
        return metrics.reducer().change().isPresent() && metrics.sumsBeforeArithmetic();
    }

    /** Datadog's query API is asked for metrics, and has no monitors. */
    private Optional<MetricMonitor> asked(YamlMapping entry, Monitor query) {
        Optional<Evaluability.Elsewhere> elsewhere =
                query.evaluability().elsewhere().filter(remote -> remote.place() == Place.DATADOG);
        if (query instanceof MetricMonitor metrics && elsewhere.isEmpty() && !isChangeOfSums(metrics)) {
            return Optional.of(metrics);
        }
        findings.error(
                entry.path("evaluate"),
                entry.value("evaluate").orElseThrow(),
                "Datadog's query API cannot answer "
                        + elsewhere
                                .map(remote -> remote.part() + ": " + remote.why())
                                .orElse(
                                        query instanceof MetricMonitor
                                                ? "a change of arithmetic over .as_count()"
                                                : "a query of logs or events: it knows metrics alone"),
                "Write evaluate: datadog, and make it a monitor there");
        return Optional.empty();
    }
}
