package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Comparison;
import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.AlertRuleBuilder;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one monitor as Datadog exports it. Its message is not taken over: who is told stands below {@code notify} and
 * {@code defaults} of the file that includes it.
 */
final class MonitorReader {

    private static final Set<String> TAKEN = Set.of("name", "type", "query", "message", "tags", "options");
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "id",
            "priority",
            "multi",
            "created",
            "created_at",
            "modified",
            "creator",
            "org_id",
            "deleted",
            "overall_state",
            "overall_state_modified",
            "restricted_roles",
            "restriction_policy",
            "matching_downtimes",
            "draft_status",
            "assets");
    private static final Set<String> OPTIONS_TAKEN =
            Set.of("thresholds", "notify_no_data", "no_data_timeframe", "on_missing_data", "new_group_delay");
    private static final Set<String> OPTIONS_WITHOUT_MEANING = Set.of(
            "include_tags",
            "notify_audit",
            "locked",
            "silenced",
            "new_host_delay",
            "avalanche_window",
            "notification_preset_name",
            "renotify_interval",
            "renotify_occurrences",
            "renotify_statuses",
            "escalation_message",
            "require_full_window");

    private final YamlMapping monitor;
    private final Findings findings;
    private final Catalogue catalogue;
    private final Particulars particulars;
    private final Optional<YamlMapping> defaults;

    MonitorReader(FilePart part, Catalogue catalogue) {
        this.monitor = part.root();
        this.findings = part.findings();
        this.catalogue = catalogue;
        this.particulars = new Particulars(part, catalogue.targets());
        this.defaults = part.parent().flatMap(FilePart::defaults);
    }

    /** Adds a rule for the monitor to the catalogue, unless something in it is wrong. */
    void read() {
        int before = findings.errors();
        monitor.allow(TAKEN, WITHOUT_MEANING);
        Optional<String> name = monitor.requiredText("name", "Export the monitor anew");
        String id = slug(name.orElse("monitor"));
        Optional<Monitor> query = monitor.requiredText("query", "Export the monitor anew")
                .flatMap(text -> new QueryReader(findings).read(monitor, text));
        if (!catalogue.claim(id)) {
            findings.error(
                    monitor.path("name"),
                    monitor.value("name").orElse(monitor.node()),
                    "another rule has the id " + id,
                    "Rename the monitor");
        }
        if (findings.errors() > before || query.isEmpty()) {
            return;
        }
        if (query.get().evaluability() instanceof Evaluability.Elsewhere) {
            catalogue.add(new DatadogRule(id, name.orElse(id), query.get()));
            return;
        }
        try {
            build(id, name.orElse(id), query.get(), before);
        } catch (IllegalArgumentException problem) {
            findings.error(
                    monitor.path("options"),
                    monitor.node(),
                    String.valueOf(problem.getMessage()),
                    "Correct the monitor");
        }
    }

    private void build(String id, String name, Monitor query, int before) {
        Optional<YamlMapping> options = monitor.mapping("options");
        options.ifPresent(all -> all.allow(OPTIONS_TAKEN, OPTIONS_WITHOUT_MEANING));
        Thresholds thresholds = thresholds(query, options.flatMap(all -> all.mapping("thresholds")));
        YamlMapping entry = monitor.without("notify").withDefaults(defaults);
        AlertRuleBuilder builder = particulars
                .into(AlertRule.builder(id, Condition.of(query, thresholds)), entry, id)
                .title(name);
        AlertRule plain = builder.build();
        options.ifPresent(all -> {
            missing(all, plain.condition().window()).ifPresent(builder::missing);
            Timing timing = plain.timing();
            all.parsed("new_group_delay", Particulars::seconds)
                    .ifPresent(delay -> builder.timing(timing.newGroupDelay(delay)));
        });
        Map<String, String> tags = new LinkedHashMap<>(plain.attention().labels());
        tags.putAll(tags());
        Attention attention = plain.attention().labels(tags);
        AlertRule.Ownership owner = plain.ownership();
        builder.attention(attention)
                .ownership(new AlertRule.Ownership(
                        Optional.ofNullable(tags.get("service")).or(owner::service),
                        Optional.ofNullable(tags.get("team")).or(owner::team),
                        owner.runbook(),
                        owner.target(),
                        owner.dashboard()));
        if (findings.errors() == before) {
            catalogue.add(builder.build(), monitor);
            catalogue.say(id, WordsReader.read(entry));
        }
    }

    private Thresholds thresholds(Monitor query, Optional<YamlMapping> written) {
        Comparison end = query.comparison()
                .orElseThrow(() -> new IllegalArgumentException("the query has no comparison at its end"));
        Threshold critical = Threshold.from(end);
        Optional<BigDecimal> said = number(written, "critical");
        if (said.isPresent() && said.get().compareTo(critical.value()) != 0) {
            throw new IllegalArgumentException("the query ends with " + end.canonical()
                    + ", but options.thresholds.critical is " + said.get().toPlainString());
        }
        Optional<Threshold> warning = number(written, "warning")
                .map(value -> new Threshold(critical.comparator(), value, Threshold.Unit.PLAIN));
        Optional<BigDecimal> recovery = number(written, warning.isPresent() ? "warning_recovery" : "critical_recovery");
        if (warning.isPresent() && number(written, "critical_recovery").isPresent()) {
            findings.warning(
                    monitor.path("options.thresholds.critical_recovery"),
                    monitor.node(),
                    "an incident keeps its severity until it recovers, so that warning_recovery alone counts here",
                    "Nothing, if that is right");
        }
        return new Thresholds(
                Optional.of(critical),
                warning,
                recovery.map(value -> new Threshold(critical.recovery(), value, Threshold.Unit.PLAIN)));
    }

    private static Optional<BigDecimal> number(Optional<YamlMapping> mapping, String key) {
        return mapping.flatMap(all -> all.isNull(key) ? Optional.empty() : all.parsed(key, BigDecimal::new));
    }

    private static Optional<MissingPolicy> missing(YamlMapping options, Duration window) {
        Optional<String> policy =
                options.isNull("on_missing_data") ? Optional.empty() : options.text("on_missing_data");
        if (policy.isPresent()) {
            return switch (policy.get()) {
                case "resolve" -> Optional.of(new MissingPolicy.Ok());
                case "show_and_notify_no_data" -> Optional.of(new MissingPolicy.Alert(window));
                default -> Optional.of(new MissingPolicy.Keep());
            };
        }
        boolean notifies = options.text("notify_no_data").filter("true"::equals).isPresent();
        if (!notifies) {
            return Optional.empty();
        }
        Duration after = options.isNull("no_data_timeframe")
                ? window.multipliedBy(2)
                : options.parsed("no_data_timeframe", text -> Duration.ofMinutes(Particulars.count(text)))
                        .orElse(window.multipliedBy(2));
        return Optional.of(new MissingPolicy.Alert(after));
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        List<Node> all = monitor.isNull("tags") ? List.of() : monitor.list("tags");
        all.forEach(node -> monitor.scalar(monitor.path("tags"), node).ifPresent(tag -> {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                tags.put(tag.substring(0, colon), tag.substring(colon + 1));
            }
        }));
        return tags;
    }

    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT)
                .replaceAll("\\{\\{[^}]*\\}\\}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "monitor" : slug.substring(0, Math.min(slug.length(), 100));
    }
}
