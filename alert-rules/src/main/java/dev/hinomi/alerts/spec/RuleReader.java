package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Thresholds;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry below {@code rules}. */
final class RuleReader {

    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "query",
            "critical",
            "warning",
            "recovery",
            "keep_firing_for",
            "missing",
            "notify",
            "runbook");
    private static final Set<String> LATER = Set.of(
            "active",
            "for",
            "min_samples",
            "new_group_delay",
            "labels",
            "inhibited_by",
            "evaluate",
            "composite",
            "template");

    private final YamlMapping file;
    private final Set<String> targets;
    private final Findings findings;
    private final QueryReader queries;
    private final Optional<String> service;
    private final Optional<String> team;
    private final Set<String> ids = new HashSet<>();
    private final List<DatadogRule> datadogOnly = new ArrayList<>();

    RuleReader(YamlMapping file, Set<String> targets, Findings findings) {
        this.file = file;
        this.targets = targets;
        this.findings = findings;
        this.queries = new QueryReader(findings);
        this.service = file.text("service");
        this.team = file.text("team");
    }

    /** The rules read so far that only Datadog can evaluate. */
    List<DatadogRule> datadogOnly() {
        return datadogOnly;
    }

    /** The rule, unless something in it is wrong or only Datadog can evaluate it. */
    Optional<AlertRule> read(Node node) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping("rules", node, findings).namedBy("id");
        entry.expectOnly(KEYS, LATER);
        Optional<String> id = entry.requiredText("id", "Give the rule an id such as api-error-rate");
        id.ifPresent(name -> checkUnique(entry, name));
        Optional<Monitor> query = entry.requiredText("query", "Paste the query of a Datadog monitor")
                .flatMap(text -> queries.read(entry, text));
        Optional<Thresholds> thresholds = new ThresholdsReader(findings).read(entry, query);
        Duration keep = entry.parsed("keep_firing_for", Durations::parse).orElse(Duration.ZERO);
        MissingPolicy missing = entry.parsed("missing", RuleReader::missing).orElseGet(MissingPolicy.Keep::new);
        AlertRule.Ownership ownership = ownership(entry, id.orElse(""));
        if (findings.errors() > before || id.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        String title = entry.text("title").orElse(id.get());
        if (query.get().evaluability() instanceof Evaluability.Elsewhere) {
            datadogOnly.add(new DatadogRule(id.get(), title, query.get()));
            return Optional.empty();
        }
        return thresholds.flatMap(limits -> build(
                entry,
                AlertRule.builder(id.get(), (MetricMonitor) query.get(), limits)
                        .title(title)
                        .keepFiringFor(keep)
                        .missing(missing)
                        .ownership(ownership)::build));
    }

    private void checkUnique(YamlMapping entry, String id) {
        if (!ids.add(id)) {
            findings.error(
                    entry.path("id"),
                    entry.value("id").orElseThrow(),
                    "another rule has this id",
                    "Give this rule another one");
        }
    }

    private Optional<AlertRule> build(YamlMapping entry, Supplier<AlertRule> rule) {
        try {
            return Optional.of(rule.get());
        } catch (IllegalArgumentException problem) {
            findings.error(entry.path("id"), entry.node(), String.valueOf(problem.getMessage()), "Correct it");
            return Optional.empty();
        }
    }

    private AlertRule.Ownership ownership(YamlMapping entry, String id) {
        Optional<String> target = entry.text("notify");
        if (target.isEmpty()) {
            findings.warning(
                    entry.path("notify"),
                    entry.node(),
                    "nobody is told when this rule fires",
                    "Add notify: with the name of a target below notify:");
        }
        target.filter(name -> !targets.contains(name))
                .ifPresent(name -> findings.error(
                        entry.path("notify"),
                        entry.value("notify").orElseThrow(),
                        "there is no target \"" + name + "\" below notify:",
                        NearestWord.to(name, targets)
                                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                                .orElse("Define it below notify: with its slack: channel")));
        return new AlertRule.Ownership(service, team, runbook(entry, id), target);
    }

    private Optional<URI> runbook(YamlMapping entry, String id) {
        return entry.parsed("runbook", RuleReader::webAddress)
                .or(() ->
                        file.parsed("runbooks", text -> webAddress(text.endsWith("/") ? text + id : text + "/" + id)));
    }

    private static URI webAddress(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("a runbook must be an http or https address but was \"" + text + "\"");
        }
        return address;
    }

    private static MissingPolicy missing(String text) {
        if (text.equals("keep")) {
            return new MissingPolicy.Keep();
        }
        if (text.equals("ok")) {
            return new MissingPolicy.Ok();
        }
        if (text.startsWith("alert after ")) {
            return new MissingPolicy.Alert(
                    Durations.parse(text.substring("alert after ".length()).strip()));
        }
        throw new IllegalArgumentException("missing must be keep, ok or \"alert after 10m\", but was \"" + text + "\"");
    }
}
