package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.RuleSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this instance knows by name; others may know other rules while a new version is rolled out.
 *
 * @param rules its rules by id
 * @param targets its targets by name
 * @param fleetWide the ids of the rules about the whole fleet
 */
public record Directory(Map<String, AlertRule> rules, Map<String, NotifyTarget> targets, Set<String> fleetWide) {

    /** Takes its own copies. */
    public Directory {
        rules = Map.copyOf(rules);
        targets = Map.copyOf(targets);
        fleetWide = Set.copyOf(fleetWide);
    }

    /** These rules and targets. */
    public static Directory of(RuleSet rules, Map<String, NotifyTarget> targets) {
        Map<String, AlertRule> byId = new HashMap<>();
        rules.rules().forEach(rule -> byId.put(rule.id(), rule));
        return new Directory(byId, targets, rules.fleetWide());
    }

    /** These, and those of an earlier one that have another name; whose alerts end belongs to what it belonged to. */
    public Directory and(Directory other) {
        Map<String, AlertRule> allRules = new HashMap<>(other.rules);
        allRules.putAll(rules);
        Map<String, NotifyTarget> allTargets = new HashMap<>(other.targets);
        allTargets.putAll(targets);
        Set<String> all = new HashSet<>(fleetWide);
        all.removeAll(other.rules.keySet());
        all.addAll(other.fleetWide);
        return new Directory(allRules, allTargets, all);
    }

    /** Whether the alerts of this rule belong to the whole fleet: those of one that is gone belong to what they belonged to. */
    boolean isFleetWide(AlertRule rule) {
        return rule.condition() instanceof Condition.Stranger gone ? gone.fleetWide() : fleetWide.contains(rule.id());
    }

    Optional<AlertRule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** @throws UnreadableException if there is none: whoever knows it may lead next */
    NotifyTarget target(String name) {
        NotifyTarget target = targets.get(name);
        if (target == null) {
            throw new UnreadableException("this instance knows no target \"" + name + "\"", null);
        }
        return target;
    }
}
