package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the condition of one rule. */
interface Probe {

    /** Something has come, and nothing was unknown before. */
    Optional<Duration> NEWS = Optional.of(Duration.ZERO);

    /**
     * What each group came to; a group that nothing belongs to is absent. The same list as before means the same groups in the same
     * order.
     */
    List<? extends Probed> probe(SeriesStore store, Instant now);

    /**
     * What has come since it was asked last: the time in which nothing was known, mostly none, that counts toward no timer; empty
     * when there is nothing yet to decide on.
     */
    default Optional<Duration> news(Instant now) {
        return NEWS;
    }

    /** How far back its points reach. */
    Duration history();

    /** Whether there are groups that come and go. */
    boolean isGrouped();

    /** What a group comes to that is known and of which nothing was found. */
    default Probed unseen(Tags group) {
        return Assessed.missing(group, Measurement.Reason.NO_SERIES);
    }

    /** Goes on with what an earlier probe of the same condition knows. */
    default void adopt(Probe earlier) {}

    /**
     * The probe of a rule.
     *
     * @param rules all rules by id, to which composites look
     * @param inputs what is looked at besides the points of the store
     */
    static Probe of(AlertRule rule, Map<String, RuleEvaluation> rules, Inputs inputs) {
        Condition condition = rule.condition();
        if (condition instanceof Condition.Burning burning) {
            return new BurnProbe(burning);
        }
        if (condition instanceof Condition.Combined combined) {
            return new CompositeProbe(combined, rules);
        }
        if (condition instanceof Condition.Asked asked) {
            return new FleetProbe(asked, inputs.source().fleet());
        }
        return condition instanceof Condition.Counted counted
                ? new CountProbe(counted, inputs)
                : new MetricProbe((Condition.Measured) condition);
    }
}
