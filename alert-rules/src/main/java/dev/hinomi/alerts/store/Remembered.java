package dev.hinomi.alerts.store;

import dev.hinomi.alerts.state.Standing;

/**
 * What is kept of an alert.
 *
 * @param key which alert
 * @param condition what its rule watched: {@code Condition.identity()}
 * @param standing how it stands
 */
public record Remembered(AlertKey key, String condition, Standing standing) {}
