package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.words.Wordings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** All rules that were read so far, and what they may name. Not safe for use by several threads. */
final class Catalogue {

    private final Set<String> targets;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Entry> rules = new LinkedHashMap<>();
    private final Map<String, OwnWords> words = new HashMap<>();
    private final List<DatadogRule> datadogOnly = new ArrayList<>();

    private record Entry(AlertRule rule, YamlMapping written) {}

    /**
     * @param targets names of targets, wrong ones too
     */
    Catalogue(Set<String> targets) {
        this.targets = targets;
    }

    Set<String> targets() {
        return targets;
    }

    List<DatadogRule> datadogOnly() {
        return datadogOnly;
    }

    /** Whether no rule had this id before. */
    boolean claim(String id) {
        return ids.add(id);
    }

    void add(AlertRule rule, YamlMapping written) {
        rules.put(rule.id(), new Entry(rule, written));
    }

    /** The words of a rule's own. */
    void say(String id, OwnWords own) {
        if (!own.isEmpty()) {
            words.putIfAbsent(id, own);
        }
    }

    /** The target with the words of the rules that it is told of. */
    NotifyTarget spoken(NotifyTarget target) {
        Wordings wordings = target.wordings();
        for (Entry entry : rules.values()) {
            AlertRule rule = entry.rule();
            OwnWords own = words.get(rule.id());
            if (own != null
                    && rule.ownership().target().filter(target.name()::equals).isPresent()) {
                wordings = wordings.with(rule.id(), own.over(target.wording()));
            }
        }
        return target.with(wordings);
    }

    void add(DatadogRule rule) {
        datadogOnly.add(rule);
    }

    /** The rules of which it is known, now that all are read, that what they name exists. */
    List<AlertRule> checked() {
        rules.values().forEach(this::checkInhibition);
        return rules.values().stream()
                .filter(this::isCompositeOfMeasured)
                .map(Entry::rule)
                .toList();
    }

    private void checkInhibition(Entry entry) {
        entry.rule().attention().inhibitedBy().stream().sorted().forEach(id -> {
            if (!ids.contains(id)) {
                error(entry, "inhibited_by", "there is no rule \"" + id + "\"", hint(id));
            } else if (reaches(id, entry.rule().id(), new HashSet<>())) {
                error(
                        entry,
                        "inhibited_by",
                        "\"" + id + "\" is inhibited by this rule in turn, so that nobody would be told of either",
                        "Remove one of them");
            }
        });
    }

    private boolean reaches(String from, String to, Set<String> visited) {
        if (from.equals(to)) {
            return true;
        }
        Entry entry = rules.get(from);
        return entry != null
                && visited.add(from)
                && entry.rule().attention().inhibitedBy().stream().anyMatch(next -> reaches(next, to, visited));
    }

    /** As in Datadog, a composite combines rules that are none. */
    private boolean isCompositeOfMeasured(Entry entry) {
        if (!(entry.rule().condition() instanceof Condition.Combined combined)) {
            return true;
        }
        boolean right = true;
        for (String id : combined.expression().members()) {
            Entry member = rules.get(id);
            if (member == null) {
                boolean known = ids.contains(id);
                error(
                        entry,
                        "composite",
                        known ? "this process does not evaluate \"" + id + "\"" : "there is no rule \"" + id + "\"",
                        known ? "Name rules that it evaluates" : hint(id));
                right = false;
            } else if (member.rule().condition() instanceof Condition.Combined) {
                error(entry, "composite", "\"" + id + "\" is a composite itself", "Write its rules out");
                right = false;
            }
        }
        return right;
    }

    private String hint(String id) {
        return NearestWord.to(id, ids)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("Name the id of a rule");
    }

    private static void error(Entry entry, String key, String complaint, String action) {
        YamlMapping written = entry.written();
        Node node = written.value(key).orElse(written.node());
        written.findings().error(written.path(key), node, complaint, action);
    }
}
