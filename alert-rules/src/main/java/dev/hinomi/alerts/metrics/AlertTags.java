package dev.hinomi.alerts.metrics;

import dev.hinomi.observability.metrics.catalogue.TagKey;

/** The tags of what is shown of alerts. How many rules and groups there may be is what is usual; the budget bounds them. */
final class AlertTags {
    private static final int USUAL_RULES = 100;
    private static final int USUAL_GROUPS = 10;

    /** The id of the rule. */
    static final TagKey RULE = TagKey.upTo(USUAL_RULES, "rule");

    /** The group of its query, {@code all} without groups. */
    static final TagKey GROUP = TagKey.upTo(USUAL_GROUPS, "group");

    private AlertTags() {}
}
