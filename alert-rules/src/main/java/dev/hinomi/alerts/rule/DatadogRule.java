package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.Monitor;

/**
 * A rule that only Datadog can evaluate: it is read and checked, but nothing here watches it.
 *
 * @param id names the rule; unique in a file
 * @param title what is wrong when it fires, for people
 * @param query what is measured
 */
public record DatadogRule(String id, String title, Monitor query) {}
