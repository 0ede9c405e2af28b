package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows every alert as two gauges: {@code hinomi.alerts.value}, what its query came to, and {@code hinomi.alerts.state}: 0 ok, 1
 * warning, 2 critical, 3 no data, 4 an error. Both carry {@code rule} and {@code group} ({@code all} without groups). Thread-safe.
 */
public final class AlertGauges implements AlertListener {

    /** The gauge of the value. */
    public static final String VALUE = "hinomi.alerts.value";

    /** The gauge of the state. */
    public static final String STATE = "hinomi.alerts.state";

    private final MeterRegistry registry;
    private final Map<Alert, Reading> readings = new ConcurrentHashMap<>();

    /** Registers gauges as alerts are first evaluated. */
    public AlertGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
        Reading reading = readings.computeIfAbsent(alert, this::register);
        reading.value = measurement instanceof Measurement.Value value ? value.value() : Double.NaN;
        reading.state = number(state);
    }

    private Reading register(Alert alert) {
        Reading reading = new Reading();
        String group = alert.group().toString();
        List<Tag> tags = List.of(Tag.of("rule", alert.rule().id()), Tag.of("group", group.isEmpty() ? "all" : group));
        registry.gauge(VALUE, tags, reading, shown -> shown.value);
        registry.gauge(STATE, tags, reading, shown -> shown.state);
        return reading;
    }

    private static int number(AlertState state) {
        if (state.status() == Status.ERROR) {
            return 4;
        }
        if (state.status() == Status.NO_DATA) {
            return 3;
        }
        return state.incident()
                .map(Incident::severity)
                .map(severity -> severity == Severity.CRITICAL ? 2 : 1)
                .orElse(0);
    }

    private static final class Reading {
        private volatile double value;
        private volatile int state;
    }
}
