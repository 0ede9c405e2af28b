package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.catalogue.TagValue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows every alert as two gauges: {@code hinomi.alerts.value}, what its query came to, and {@code hinomi.alerts.state}: 0 ok, 1
 * warning, 2 critical, 3 no data, 4 an error. Both carry {@code rule} and {@code group} ({@code all} without groups). Thread-safe.
 */
public final class AlertGauges implements AlertListener {

    private final MeterRegistry registry;

    /** By the id of the rule, and by group: a rule that is written in other words after a reload is shown where it was. */
    private final Map<String, Map<Tags, Reading>> readings = new ConcurrentHashMap<>();

    /** The metrics that are shown here. */
    public static MetricCatalogue catalogue() {
        return MetricCatalogue.of(AlertMetric.values());
    }

    /** Registers gauges as alerts are first evaluated. */
    public AlertGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
        evaluated(alert, measurement instanceof Measurement.Value value ? value.value() : Double.NaN, state);
    }

    @Override
    public void evaluated(Alert alert, double value, AlertState state) {
        Reading reading = reading(alert);
        reading.value = value;
        reading.state = number(state);
    }

    private Reading reading(Alert alert) {
        Map<Tags, Reading> groups = readings.computeIfAbsent(alert.rule().id(), rule -> new ConcurrentHashMap<>());
        Reading known = groups.get(alert.group());
        return known == null ? groups.computeIfAbsent(alert.group(), group -> register(alert)) : known;
    }

    private Reading register(Alert alert) {
        Reading reading = new Reading();
        String group = alert.group().toString();
        TagValue ruleTag = AlertTags.RULE.value(alert.rule().id());
        TagValue groupTag = AlertTags.GROUP.value(group.isEmpty() ? "all" : group);
        AlertMetric.VALUE.gauge(registry, reading, shown -> shown.value, ruleTag, groupTag);
        AlertMetric.STATE.gauge(registry, reading, shown -> shown.state, ruleTag, groupTag);
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
