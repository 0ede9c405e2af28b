package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.MetricMonitor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule: what is measured, when it is too much, who is told. Immutable.
 *
 * @param id names the rule in logs, metrics and messages; unique in a file
 * @param title what is wrong when it fires, for people
 * @param query what is measured; one that this process can evaluate
 * @param thresholds when it fires, warns and recovers
 * @param keepFiringFor how long values must stay healthy before the incident ends; zero ends it at once
 * @param missing what missing data mean
 * @param ownership where it belongs and who is told
 */
public record AlertRule(
        String id,
        String title,
        MetricMonitor query,
        Thresholds thresholds,
        Duration keepFiringFor,
        MissingPolicy missing,
        Ownership ownership) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /** Refuses an unusable id and a negative duration. */
    public AlertRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a rule's id must be 1 to 100 of a-z, 0-9, '.', '_', '-' and start with a letter"
                            + " or digit, but was \"" + id + "\"");
        }
        if (keepFiringFor.isNegative()) {
            throw new IllegalArgumentException(
                    "keep_firing_for must be zero or longer but was " + keepFiringFor + ": write for example 5m");
        }
    }

    /** A rule with this id, query and thresholds; everything else has a default. */
    public static AlertRuleBuilder builder(String id, MetricMonitor query, Thresholds thresholds) {
        return new AlertRuleBuilder(id, query, thresholds);
    }

    /**
     * Where a rule belongs.
     *
     * @param service the service it watches, if it watches one
     * @param team who owns it
     * @param runbook what to do when it fires
     * @param target the name of the target that is told
     */
    public record Ownership(
            Optional<String> service, Optional<String> team, Optional<URI> runbook, Optional<String> target) {

        /** Belongs to nobody. */
        public static final Ownership NONE =
                new Ownership(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
