package dev.hinomi.alerts.rule;

import java.time.Duration;

/** Builds an {@link AlertRule}. Not safe for use by several threads. */
public final class AlertRuleBuilder {

    private final String id;
    private final Condition condition;
    private String title;
    private Timing timing = Timing.IMMEDIATE;
    private Attention attention = Attention.ALWAYS;
    private MissingPolicy missing = new MissingPolicy.Keep();
    private AlertRule.Ownership ownership = AlertRule.Ownership.NONE;

    AlertRuleBuilder(String id, Condition condition) {
        this.id = id;
        this.condition = condition;
        this.title = id;
    }

    /** What is wrong when it fires; by default the id. */
    public AlertRuleBuilder title(String text) {
        this.title = text;
        return this;
    }

    /** How long values must stay healthy before the incident ends; by default it ends at once. */
    public AlertRuleBuilder keepFiringFor(Duration duration) {
        this.timing = timing.keepFiringFor(duration);
        return this;
    }

    /** How long something must last; by default everything counts at once. */
    public AlertRuleBuilder timing(Timing times) {
        this.timing = times;
        return this;
    }

    /** When people want to hear of it; by default {@link Attention#ALWAYS}. */
    public AlertRuleBuilder attention(Attention wanted) {
        this.attention = wanted;
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
        return new AlertRule(id, title, condition, timing, missing, attention, ownership);
    }
}
