package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.util.List;

/**
 * Told of what the engine does, on the engine's thread: be quick, do not block. What a listener throws is swallowed; it can break
 * neither the engine nor other listeners.
 */
public interface AlertListener {

    /** Listens to nothing. */
    AlertListener NO_OP = new AlertListener() {};

    /** A rule takes part from now on. Once per rule, before its first evaluation. */
    default void ruleLoaded(AlertRule rule) {}

    /** An alert was evaluated. At every step. */
    default void evaluated(Alert alert, Measurement measurement, AlertState state) {}

    /** The same where there is a value; who overrides this too is told without an object for it. */
    default void evaluated(Alert alert, double value, AlertState state) {
        evaluated(alert, new Measurement.Value(value), state);
    }

    /** An alert changed its status. */
    default void transitioned(Alert alert, Transition transition) {}

    /** Something happened that concerns people: they are told of it, or not, and why. */
    default void attended(Alert alert, Telling telling) {}

    /** Evaluation of a rule failed; its alerts keep their states. */
    default void failed(AlertRule rule, RuntimeException failure) {}

    /** A limit is reached, and what goes beyond it is not evaluated. Once for each limit. */
    default void limitReached(String what) {}

    /** States could not be loaded or saved; evaluation goes on. Once until it works again. */
    default void storeFailed(RuntimeException failure) {}

    /** Nothing was evaluated for longer than two steps. All alerts keep their states, and the time counts toward no timer. */
    default void gap(Duration duration) {}

    /** Tells several listeners, each protected from the others. */
    static AlertListener all(List<AlertListener> listeners) {
        return new AlertListeners(listeners);
    }
}
