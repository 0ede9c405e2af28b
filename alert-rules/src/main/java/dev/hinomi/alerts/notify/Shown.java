package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Status;

/**
 * What a channel already shows of an incident.
 *
 * @param root the incident's message
 * @param status the state it shows
 * @param called the worst severity for which people were called
 */
public record Shown(Receipt root, Status status, Severity called) {}
