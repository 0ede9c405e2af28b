package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a rule would say if it fired; shown to Slack to see whether it takes the form, and to nobody else. */
final class Sample {

    private Sample() {}

    /** Of the rules with a critical threshold that are told in Slack the one that says most. */
    static Optional<Notification> of(Collection<AlertRule> rules, Collection<NotifyTarget> targets, Instant now) {
        return rules.stream()
                .flatMap(rule -> of(rule, targets, now).stream())
                .max(Comparator.comparingInt(
                        sample -> sample.alert().rule().condition().text().length()));
    }

    private static Optional<Notification> of(AlertRule rule, Collection<NotifyTarget> targets, Instant now) {
        return rule.thresholds()
                .critical()
                .flatMap(threshold -> rule.ownership()
                        .target()
                        .flatMap(name -> targets.stream()
                                .filter(target ->
                                        target.name().equals(name) && target.destination() instanceof Destination.Slack)
                                .findFirst())
                        .map(target -> of(rule, target, fired(threshold, now))));
    }

    private static Notification of(AlertRule rule, NotifyTarget target, Transition fired) {
        return new Notification(target, new Alert(rule, Tags.NONE), fired, fired, new Action.Post(), Attempt.FIRST);
    }

    private static Transition fired(Threshold threshold, Instant now) {
        return new Transition(
                Status.OK,
                Status.FIRING,
                Reason.CRITICAL_CROSSED,
                OptionalDouble.of(threshold.value().doubleValue()),
                Optional.of(threshold),
                now,
                Optional.of(new Incident("sample", now, Severity.CRITICAL)));
    }
}
