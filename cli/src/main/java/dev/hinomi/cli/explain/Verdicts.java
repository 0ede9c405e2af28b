package dev.hinomi.cli.explain;

import dev.hinomi.alerts.backtest.Explanation;
import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Onset;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The two sentences that matter: why it fires or not, and whether people are called. */
final class Verdicts {

    private final Explanation explanation;
    private final Situation situation;
    private final AlertRule rule;

    Verdicts(Explanation explanation) {
        this.explanation = explanation;
        this.situation = explanation.situation();
        this.rule = situation.alert().rule();
    }

    /** Why the alert stands as it does. */
    String state() {
        if (explanation.failure().isPresent()) {
            return "It cannot be evaluated, and stands as before: "
                    + explanation.failure().get().getMessage() + ".";
        }
        AlertState state = situation.standing().state();
        return switch (situation.status()) {
            case OK -> "It does not fire: " + healthy() + ".";
            case PENDING -> "It does not fire yet: " + crossed() + ". " + pending((AlertState.Pending) state);
            case WARN -> "It warns: " + wrong() + "." + worsening(state);
            case FIRING -> "It fires: " + wrong() + ".";
            case RECOVERING -> "It recovers: " + healthy() + ". " + recovering((AlertState.Recovering) state);
            case NO_DATA -> "It cannot fire: " + absence() + ". " + untilMissing(state);
            case ERROR -> "It could not be evaluated for some steps, and stands as before.";
        };
    }

    private String healthy() {
        if (value().isEmpty()) {
            return absence() + ", and missing: " + missing() + " says what that means";
        }
        if (rule.condition() instanceof Condition.Burning) {
            return burn() + ", which no pair of windows that takes part finds too fast";
        }
        if (rule.condition() instanceof Condition.Combined) {
            return rule.condition().text() + " is " + shown();
        }
        List<String> limits = limits();
        return shown()
                + (limits.size() == 1
                        ? " does not cross " + limits.get(0)
                        : " crosses neither " + String.join(" nor ", limits));
    }

    private String wrong() {
        boolean missed = situation
                .entered()
                .map(Transition::reason)
                .filter(Reason.DATA_MISSING::equals)
                .isPresent();
        if (missed && value().isEmpty()) {
            return absence() + ", and missing: " + missing() + " says that this is critical";
        }
        if (value().isEmpty()) {
            return "there are no data now, and missing: " + missing() + " lets it stay as it was";
        }
        if (rule.condition() instanceof Condition.Measured && !isBeyond(severity())) {
            return shown() + " is beyond " + name(severity()) + " no more, but it is over only at "
                    + rule.thresholds().recovery().map(Threshold::toString).orElse("a healthy value");
        }
        return crossed();
    }

    private Severity severity() {
        return situation.standing().state().incident().map(Incident::severity).orElse(Severity.CRITICAL);
    }

    private boolean isBeyond(Severity severity) {
        return rule.thresholds()
                .of(severity)
                .filter(limit -> limit.isCrossedBy(value().orElse(Double.NaN)))
                .isPresent();
    }

    private String name(Severity severity) {
        String word = severity == Severity.CRITICAL ? "critical" : "warning";
        return rule.thresholds().of(severity).map(limit -> word + " " + limit).orElse(word);
    }

    private String burn() {
        return "the budget burns " + shown() + " times as fast as allowed";
    }

    private String worsening(AlertState state) {
        Optional<Onset> worse = state instanceof AlertState.Active active ? active.worse() : Optional.empty();
        return worse.map(onset -> " It becomes critical at "
                        + due(onset.since(), rule.timing().pendingFor()) + ".")
                .orElse("");
    }

    private String pending(AlertState.Pending pending) {
        Onset onset = pending.critical()
                .filter(critical -> rule.thresholds().warning().isEmpty())
                .orElse(pending.crossed());
        String samples = rule.timing().minSamples() > 1
                ? " It needs " + rule.timing().minSamples() + " values in a row and has " + onset.samples() + "."
                : "";
        return "It has been so since " + ago(onset.since()) + " and must be for "
                + Durations.format(rule.timing().pendingFor()) + ": "
                + due(onset.since(), rule.timing().pendingFor())
                + "." + samples
                + pending.missingSince()
                        .map(since -> " Data are missing since " + ago(since) + ".")
                        .orElse("");
    }

    private String recovering(AlertState.Recovering recovering) {
        return "It has been so since " + ago(recovering.healthySince()) + " and must be for "
                + Durations.format(rule.keepFiringFor()) + ": "
                + due(recovering.healthySince(), rule.keepFiringFor()) + ".";
    }

    private String untilMissing(AlertState state) {
        if (rule.missing() instanceof MissingPolicy.Alert alert && state instanceof AlertState.NoData noData) {
            return "missing: " + missing() + " makes it critical: " + due(noData.since(), alert.after()) + ".";
        }
        return "missing: " + missing() + " keeps it silent for as long as there are none.";
    }

    /** When a time is over, and how much of it is left. */
    private String due(Instant since, Duration lasts) {
        Instant due = since.plus(lasts);
        Duration left = Duration.between(explanation.at(), due);
        return due
                + (left.isNegative() || left.isZero() ? ", at the next step" : ", " + Durations.format(left) + " left");
    }

    String ago(Instant moment) {
        return moment + " (" + Durations.format(Duration.between(moment, explanation.at())) + " ago)";
    }

    private String crossed() {
        if (rule.condition() instanceof Condition.Burning) {
            return burn()
                    + situation
                            .entered()
                            .flatMap(Transition::threshold)
                            .map(limit -> ", the limit is " + limit)
                            .orElse("");
        }
        if (rule.condition() instanceof Condition.Combined) {
            return rule.condition().text() + " is " + shown();
        }
        return shown() + " crosses " + (isBeyond(Severity.CRITICAL) ? name(Severity.CRITICAL) : name(Severity.WARNING));
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        rule.thresholds().critical().ifPresent(limit -> limits.add("critical " + limit));
        rule.thresholds().warning().ifPresent(limit -> limits.add("warning " + limit));
        return limits;
    }

    OptionalDouble value() {
        return situation
                .measurement()
                .filter(Measurement.Value.class::isInstance)
                .map(found -> OptionalDouble.of(((Measurement.Value) found).value()))
                .orElseGet(OptionalDouble::empty);
    }

    /** The value as messages show it. */
    String shown() {
        OptionalDouble value = value();
        return value.isEmpty() ? "no data" : format(value.getAsDouble());
    }

    /** A number as this rule's messages show it. */
    String format(double value) {
        return rule.thresholds().first().map(limit -> limit.format(value)).orElseGet(() -> Double.toString(value));
    }

    private String absence() {
        return situation
                .measurement()
                .map(found ->
                        found instanceof Measurement.NoData none ? none.reason().words() : "there are data again")
                .orElse("it was not evaluated yet");
    }

    /** The rule's word for missing data. */
    String missing() {
        if (rule.missing() instanceof MissingPolicy.Alert alert) {
            return "alert after " + Durations.format(alert.after());
        }
        return rule.missing() instanceof MissingPolicy.Ok ? "ok" : "keep";
    }

    /** Whether people are called, and if not, why. */
    String people() {
        Optional<String> quiet = situation.standing().quiet().map(Overlay::words);
        List<Message> told = explanation.messages();
        boolean open = situation.standing().state().incident().isPresent();
        if (open && situation.standing().told().isPresent() && !told.isEmpty()) {
            return "People were told"
                    + told.stream()
                            .filter(Message::isNew)
                            .reduce((earlier, later) -> later)
                            .map(message -> " at " + message.at() + " in "
                                    + message.notification().target().channel()
                                    + (message.mentions().isEmpty()
                                            ? ", nobody by name"
                                            : ", " + String.join(", ", message.mentions()) + " by name"))
                            .orElse("")
                    + "."
                    + quiet.map(why -> " Nothing worse would be told now: " + why + ".")
                            .orElse("");
        }
        if (rule.ownership().target().isEmpty()) {
            return "Nobody is told of this rule: it has no notify.";
        }
        return open
                ? "Nobody was told" + quiet.map(why -> ": " + why).orElse("") + "."
                : "Nobody is called"
                        + quiet.map(why -> ", and would not be now: " + why).orElse("") + ".";
    }
}
