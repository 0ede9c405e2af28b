package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One incident from its beginning to its end.
 *
 * @param alert what it is about
 * @param since when it began
 */
record Episode(Alert alert, Instant since) {
    private static final MetricMonitor QUERY = (MetricMonitor)
            Monitor.parse("sum(last_5m):sum:http.server.requests.count{outcome:server_error}.as_count() / "
                    + "sum:http.server.requests.count{*}.as_count()");

    static Episode of(String rule, String title, Instant since) {
        return of(rule, new Words(title, "career-api", "career", List.of()), since);
    }

    /** Everything in a message that comes from elsewhere. */
    record Words(String title, String service, String team, List<String> group) {}

    static Episode of(String rule, Words words, Instant since) {
        AlertRule made = AlertRule.builder(
                        rule, QUERY, Thresholds.critical("> 5%").warning("> 2%"))
                .title(words.title())
                .ownership(new AlertRule.Ownership(
                        Optional.of(words.service()),
                        Optional.of(words.team()),
                        Optional.of(URI.create("https://wiki.example.com/runbooks/" + rule)),
                        Optional.of("oncall")))
                .build();
        return new Episode(new Alert(made, words.group().isEmpty() ? Tags.NONE : new Tags(words.group())), since);
    }

    Transition warns(Instant at) {
        return transition(Status.WARN, Reason.WARNING_CROSSED, new Moment(0.03, at, Severity.WARNING));
    }

    Transition fires(Instant at) {
        return transition(Status.FIRING, Reason.CRITICAL_CROSSED, new Moment(0.073, at, Severity.CRITICAL));
    }

    Transition eases(Instant at) {
        return transition(Status.RECOVERING, Reason.HEALTHY_FOR_NOW, new Moment(0.01, at, Severity.CRITICAL));
    }

    Transition ends(Instant at) {
        return transition(Status.OK, Reason.RECOVERED, new Moment(0.004, at, Severity.CRITICAL));
    }

    private record Moment(double value, Instant at, Severity severity) {}

    private Transition transition(Status to, Reason reason, Moment moment) {
        String id = alert.rule().id() + "@" + since.toEpochMilli();
        return new Transition(
                Status.OK,
                to,
                reason,
                OptionalDouble.of(moment.value()),
                Optional.empty(),
                moment.at(),
                Optional.of(new Incident(id, since, moment.severity())));
    }
}
