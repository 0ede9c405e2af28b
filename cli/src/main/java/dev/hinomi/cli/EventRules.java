package dev.hinomi.cli;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import java.util.Collection;
import java.util.List;

/** Rules that a file of series cannot tell anything about, because they count logs or events. */
final class EventRules {

    private EventRules() {}

    /** A note for each of them. */
    static List<String> notes(Collection<AlertRule> rules) {
        return rules.stream()
                .filter(rule -> rule.condition() instanceof Condition.Counted)
                .map(rule -> "note: " + rule.id()
                        + " counts events, and a file of series has none: a rule test can imagine them")
                .toList();
    }
}
