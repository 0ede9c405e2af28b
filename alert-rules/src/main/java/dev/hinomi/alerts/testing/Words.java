package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How alerts stand, for the messages of tests; times count from the start. */
final class Words {

    private Words() {}

    /** The value as messages show it. */
    static String value(Situation situation) {
        return situation
                .measurement()
                .filter(Measurement.Value.class::isInstance)
                .map(found -> format(situation.alert().rule(), ((Measurement.Value) found).value()))
                .orElse("no data");
    }

    private static String format(AlertRule rule, double value) {
        return rule.thresholds().first().map(limit -> limit.format(value)).orElseGet(() -> Double.toString(value));
    }

    /** Such as {@code PENDING since 10m, 50% (critical > 5%, warning > 2%), for 5m until 15m}. */
    static String situation(Situation situation, Trial trial) {
        return situation.status() + " since "
                + Durations.format(trial.since(situation.since())) + ", " + measured(situation) + " ("
                + limits(situation.alert().rule().thresholds()) + ")" + timer(situation, trial);
    }

    private static String measured(Situation situation) {
        return situation
                .measurement()
                .map(found -> found instanceof Measurement.NoData missing
                        ? "no data: " + missing.reason().words()
                        : value(situation))
                .orElse("not evaluated yet");
    }

    private static String limits(Thresholds thresholds) {
        return Stream.of(
                        thresholds.critical().map(limit -> "critical " + limit),
                        thresholds.warning().map(limit -> "warning " + limit),
                        thresholds.recovery().map(limit -> "recovery " + limit))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String timer(Situation situation, Trial trial) {
        AlertState state = situation.standing().state();
        Duration pending = situation.alert().rule().timing().pendingFor();
        if (state instanceof AlertState.Pending waiting) {
            Duration crossed = trial.since(waiting.crossed().since());
            return ", crossed since " + Durations.format(crossed) + " and for " + Durations.format(pending) + " at "
                    + Durations.format(crossed.plus(pending));
        }
        if (state instanceof AlertState.Recovering recovering) {
            Duration healthy = trial.since(recovering.healthySince());
            Duration wait = situation.alert().rule().keepFiringFor();
            return ", healthy since " + Durations.format(healthy) + " and for " + Durations.format(wait) + " at "
                    + Durations.format(healthy.plus(wait));
        }
        return "";
    }

    /** Such as {@code 12m FIRING critical_crossed (50%, > 5%)}. */
    static String transition(Trial.Happened happened, Trial trial) {
        Transition transition = happened.transition();
        String numbers = Stream.of(
                        transition.value().isPresent()
                                ? Optional.of(format(
                                        happened.alert().rule(),
                                        transition.value().getAsDouble()))
                                : Optional.of("no data"),
                        transition.threshold().map(Threshold::toString))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        Tags group = happened.alert().group();
        return Durations.format(trial.since(transition.at())) + " " + transition.to() + " "
                + transition.reason().key() + " (" + numbers + ")" + (group.equals(Tags.NONE) ? "" : " of " + group);
    }

    /** Why nobody was told of an alert, as far as there is a reason besides its state. */
    static String silence(Situation situation) {
        AlertRule rule = situation.alert().rule();
        if (rule.ownership().target().isEmpty()) {
            return ", because the rule names nobody in notify";
        }
        return situation
                .standing()
                .quiet()
                .map(Overlay::words)
                .map(why -> ", because " + why)
                .orElse("");
    }
}
