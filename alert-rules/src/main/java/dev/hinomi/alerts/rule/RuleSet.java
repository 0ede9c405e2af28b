package dev.hinomi.alerts.rule;

import java.util.List;

/**
 * All that is evaluated together.
 *
 * @param rules the rules; ids are unique
 * @param silences when people do not want to hear of them
 */
public record RuleSet(List<AlertRule> rules, List<Silence> silences) {

    /** Takes its own copies. */
    public RuleSet {
        rules = List.copyOf(rules);
        silences = List.copyOf(silences);
    }

    /** These rules, never silenced. */
    public static RuleSet of(List<AlertRule> rules) {
        return new RuleSet(rules, List.of());
    }
}
