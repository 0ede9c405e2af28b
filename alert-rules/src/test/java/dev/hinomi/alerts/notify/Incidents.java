package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.state.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real transitions of a rule {@code > 5%} with a warning at {@code > 2%}, a minute apart. */
public final class Incidents {

    /** When the first value is measured. */
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /** The target of every incident. */
    public static final NotifyTarget TARGET = new NotifyTarget(
            "oncall",
            "#career-alerts",
            Map.of(Severity.CRITICAL, List.of(new Mention.GroupHandle("career-oncall"))),
            "rules.yml:22:5");

    private final Alert alert;
    private AlertState state = AlertState.initial(START);
    private Instant now = START;

    private Incidents(Alert alert) {
        this.alert = alert;
    }

    /** An alert of the rule with this id and title. */
    public static Incidents of(String id, String title) {
        MetricMonitor query = (MetricMonitor) Monitor.parse("avg(last_5m):avg:errors{env:prod} / avg:requests{*}");
        AlertRule rule = AlertRule.builder(
                        id, query, Thresholds.critical("> 5%").warning("> 2%"))
                .title(title)
                .ownership(new AlertRule.Ownership(
                        Optional.of("career-api"),
                        Optional.of("career"),
                        Optional.of(URI.create("https://wiki.example.com/runbooks/" + id + "?a=1&b=2")),
                        Optional.of("oncall")))
                .build();
        return new Incidents(new Alert(rule, Tags.NONE));
    }

    /** An alert of the rule with this id. */
    public static Incidents of(String id) {
        return of(id, "API error rate");
    }

    /** The alert. */
    public Alert alert() {
        return alert;
    }

    /** The transition to which this value leads. */
    public Transition measure(double value) {
        Verdict verdict = new AlertEvaluator(alert).evaluate(new Measurement.Value(value), state, now);
        state = verdict.state();
        now = now.plus(Duration.ofMinutes(1));
        return verdict.transition().orElseThrow();
    }

    /** The notification about this transition as the incident's first. */
    public Notification post(Transition transition) {
        return new Notification(TARGET, alert, transition, transition, new Action.Post(), Attempt.FIRST);
    }
}
