package dev.hinomi.sandbox.console.alerts;

import java.util.List;

/**
 * What the Alerts page shows.
 *
 * @param rules the rules heard of, the worst state first
 */
public record AlertsModel(List<Rule> rules) {}
