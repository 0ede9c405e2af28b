package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.MetricMonitor;
import java.time.Duration;

/** Builds an {@link AlertRule}. Not safe for use by several threads. */
public final class AlertRuleBuilder {

    private final String id;
    private final MetricMonitor query;
    private final Thresholds thresholds;
    private String title;
    private Duration keepFiringFor = Duration.ZERO;
    private MissingPolicy missing = new MissingPolicy.Keep();
    private AlertRule.Ownership ownership = AlertRule.Ownership.NONE;

    AlertRuleBuilder(String id, MetricMonitor query, Thresholds thresholds) {
        this.id = id;
        this.query = query;
        this.thresholds = thresholds;
        this.title = id;
    }

    /** What is wrong when it fires; by default the id. */
    public AlertRuleBuilder title(String text) {
        this.title = text;
        return this;
    }

    /** How long values must stay healthy before the incident ends; by default it ends at once. */
    public AlertRuleBuilder keepFiringFor(Duration duration) {
        this.keepFiringFor = duration;
        return this;
    }

    /** What missing data mean; by default {@link MissingPolicy.Keep}. */
    public AlertRuleBuilder missing(MissingPolicy policy) {
        this.missing = policy;
        return this;
    }

    /** Where it belongs and who is told; by default nobody. */
    public AlertRuleBuilder ownership(AlertRule.Ownership owner) {
        this.ownership = owner;
        return this;
    }

    /**
     * The rule.
     *
     * @throws IllegalArgumentException when a part is unusable
     */
    public AlertRule build() {
        return new AlertRule(id, title, query, thresholds, keepFiringFor, missing, ownership);
    }
}
