package dev.hinomi.alerts.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is evaluated together.
 *
 * @param rules the rules; ids are unique
 * @param silences when people do not want to hear of them
 * @param whole whether nothing that somebody wrote was left out: a rule that is not among them is gone
 */
public record RuleSet(List<AlertRule> rules, List<Silence> silences, boolean whole) {

    /** Takes its own copies. */
    public RuleSet {
        rules = List.copyOf(rules);
        silences = List.copyOf(silences);
    }

    /** All that was written. */
    public RuleSet(List<AlertRule> rules, List<Silence> silences) {
        this(rules, silences, true);
    }

    /** The ids of the rules about the whole fleet: those for which somebody is asked, and all that combine one of them. */
    public Set<String> fleetWide() {
        Set<String> found = new HashSet<>();
        int before = -1;
        while (found.size() > before) {
            before = found.size();
            rules.stream()
                    .filter(rule -> rule.condition() instanceof Condition.Asked
                            || (rule.condition() instanceof Condition.Combined combined
                                    && combined.expression().members().stream().anyMatch(found::contains)))
                    .forEach(rule -> found.add(rule.id()));
        }
        return Set.copyOf(found);
    }

    /** These rules, never silenced. */
    public static RuleSet of(List<AlertRule> rules) {
        return new RuleSet(rules, List.of());
    }
}
