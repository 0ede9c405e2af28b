package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.MetricMonitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One rule: what is watched, when it is too much, who is told. Immutable.
 *
 * @param id names the rule in logs, metrics and messages; unique in a file
 * @param title what is wrong when it fires, for people
 * @param condition what is watched
 * @param timing how long something must last
 * @param missing what missing data mean
 * @param attention when people want to hear of it
 * @param ownership where it belongs and who is told
 */
public record AlertRule(
        String id,
        String title,
        Condition condition,
        Timing timing,
        MissingPolicy missing,
        Attention attention,
        Ownership ownership) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /** Refuses an unusable id. */
    public AlertRule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a rule's id must be 1 to 100 of a-z, 0-9, '.', '_', '-' and start with a letter"
                            + " or digit, but was \"" + id + "\"");
        }
    }

    /** A rule with this id, query and thresholds; everything else has a default. */
    public static AlertRuleBuilder builder(String id, MetricMonitor query, Thresholds thresholds) {
        return builder(id, new Condition.Measured(query, thresholds));
    }

    /** A rule with this id and condition; everything else has a default. */
    public static AlertRuleBuilder builder(String id, Condition condition) {
        return new AlertRuleBuilder(id, condition);
    }

    /** Every query of its condition, the one that decides first. */
    public List<MetricMonitor> queries() {
        return condition.queries();
    }

    /** The names of all metrics that it reads. */
    public Set<String> metrics() {
        return condition.metrics();
    }

    /** When it fires, warns and recovers. */
    public Thresholds thresholds() {
        return condition.thresholds();
    }

    /** How long values must stay healthy before an incident ends. */
    public Duration keepFiringFor() {
        return timing.keepFiringFor();
    }

    /**
     * Where a rule belongs.
     *
     * @param service the service it watches, if it watches one
     * @param team who owns it
     * @param runbook what to do when it fires
     * @param target the name of the target that is told
     * @param dashboard what shows more of it
     */
    public record Ownership(
            Optional<String> service,
            Optional<String> team,
            Optional<URI> runbook,
            Optional<String> target,
            Optional<Dashboard> dashboard) {

        /** Belongs somewhere, and no dashboard shows more of it. */
        public Ownership(
                Optional<String> service, Optional<String> team, Optional<URI> runbook, Optional<String> target) {
            this(service, team, runbook, target, Optional.empty());
        }

        /** Belongs to nobody. */
        public static final Ownership NONE =
                new Ownership(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
