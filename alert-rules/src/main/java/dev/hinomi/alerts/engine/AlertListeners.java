package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, whatever the others throw. */
final class AlertListeners implements AlertListener {

    private static final Logger LOG = LoggerFactory.getLogger(AlertListeners.class);

    private final List<AlertListener> listeners;

    AlertListeners(List<AlertListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void ruleLoaded(AlertRule rule) {
        tell(listener -> listener.ruleLoaded(rule));
    }

    @Override
    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
        tell(listener -> listener.evaluated(alert, measurement, state));
    }

    /** At every step for every alert, so without an object for the event. */
    @Override
    public void evaluated(Alert alert, double value, AlertState state) {
        for (int index = 0; index < listeners.size(); index++) {
            try {
                listeners.get(index).evaluated(alert, value, state);
            } catch (RuntimeException | Error failure) {
                failed(listeners.get(index), failure);
            }
        }
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        tell(listener -> listener.transitioned(alert, transition));
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        tell(listener -> listener.attended(alert, telling));
    }

    @Override
    public void failed(AlertRule rule, RuntimeException failure) {
        tell(listener -> listener.failed(rule, failure));
    }

    @Override
    public void limitReached(String what) {
        tell(listener -> listener.limitReached(what));
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        tell(listener -> listener.storeFailed(failure));
    }

    @Override
    public void gap(Duration duration) {
        tell(listener -> listener.gap(duration));
    }

    private void tell(Consumer<AlertListener> event) {
        for (AlertListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error failure) {
                failed(listener, failure);
            }
        }
    }

    private static void failed(AlertListener listener, Throwable failure) {
        LOG.debug("The alert listener {} failed; others were told.", listener, failure);
    }
}
