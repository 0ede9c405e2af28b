package dev.hinomi.alerts.store;

import dev.hinomi.alerts.query.Tags;

/**
 * Names an alert across restarts.
 *
 * @param rule the rule's id
 * @param group its group
 */
public record AlertKey(String rule, Tags group) {}
