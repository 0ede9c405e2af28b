package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Severity;

/**
 * What people were told of an incident.
 *
 * @param incident its id
 * @param severity the worst that they were told
 */
public record Told(String incident, Severity severity) {

    Told with(Severity other) {
        return other.compareTo(severity) > 0 ? new Told(incident, other) : this;
    }
}
