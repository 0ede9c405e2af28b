package dev.hinomi.alerts.state;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;

/**
 * One rule for one group of its query: what has a state.
 *
 * @param rule the rule
 * @param group the tags that tell this group from the rule's others; {@link Tags#NONE} without {@code by}
 */
public record Alert(AlertRule rule, Tags group) {

    /** The id tells rules apart well enough; a rule as a whole is long. */
    @Override
    public int hashCode() {
        return 31 * rule.id().hashCode() + group.hashCode();
    }

    /** The rule's id and the group, as logs and messages show it. */
    public String name() {
        return group.equals(Tags.NONE) ? rule.id() : rule.id() + "{" + group + "}";
    }
}
