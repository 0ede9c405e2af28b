package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One query against thresholds. */
final class MetricProbe implements Probe {

    private final Condition.Measured condition;
    private final WindowEvaluation window;

    MetricProbe(Condition.Measured condition) {
        this.condition = condition;
        this.window = new WindowEvaluation(condition.query());
    }

    @Override
    public Map<Tags, Probed> probe(SeriesStore store, Instant now) {
        Map<Tags, Probed> groups = new HashMap<>();
        window.evaluate(store, now)
                .forEach((group, measurement) -> groups.put(group, Probed.of(measurement, condition.thresholds())));
        return groups;
    }

    @Override
    public Duration history() {
        return window.history();
    }

    @Override
    public boolean isGrouped() {
        return condition.query().isGrouped();
    }
}
