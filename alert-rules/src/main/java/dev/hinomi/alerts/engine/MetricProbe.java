package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One query against thresholds. */
final class MetricProbe implements Probe {

    private final MetricMonitor query;
    private final Thresholds thresholds;
    private final WindowEvaluation window;

    MetricProbe(MetricMonitor query, Thresholds thresholds) {
        this.query = query;
        this.thresholds = thresholds;
        this.window = new WindowEvaluation(query);
    }

    @Override
    public Map<Tags, Probed> probe(SeriesStore store, Instant now) {
        Map<Tags, Probed> groups = new HashMap<>();
        window.evaluate(store, now)
                .forEach((group, measurement) -> groups.put(group, Probed.of(measurement, thresholds)));
        return groups;
    }

    @Override
    public Duration history() {
        return window.history();
    }

    @Override
    public boolean isGrouped() {
        return query.isGrouped();
    }
}
