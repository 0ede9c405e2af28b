package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Measures the condition of one rule. */
interface Probe {

    /**
     * What each group came to; a group that nothing belongs to is absent. The same list as before means the same groups in the same
     * order.
     */
    List<? extends Probed> probe(SeriesStore store, Instant now);

    /** How far back its points reach. */
    Duration history();

    /** Whether there are groups that come and go. */
    boolean isGrouped();

    /**
     * The probe of a rule.
     *
     * @param rules all rules by id, to which composites look
     */
    static Probe of(AlertRule rule, Map<String, RuleEvaluation> rules) {
        Condition condition = rule.condition();
        if (condition instanceof Condition.Burning burning) {
            return new BurnProbe(burning);
        }
        return condition instanceof Condition.Combined combined
                ? new CompositeProbe(combined, rules)
                : new MetricProbe((Condition.Measured) condition);
    }
}
